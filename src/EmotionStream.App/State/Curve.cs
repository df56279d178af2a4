namespace EmotionStream.App.State;

/// <summary>The last dots of an interaction's emotion curve, in order of event time.</summary>
internal sealed class Curve
{
    /// <summary>How many dots are kept.</summary>
    public const int Capacity = 120;

    private readonly List<CurvePoint> _points = [];

    /// <summary>Adds a dot where its time belongs, in place of one of the same instant; the oldest makes room.</summary>
    /// <param name="point">The dot.</param>
    public void Add(CurvePoint point)
    {
        var place = _points.Count;
        while (place > 0 && _points[place - 1].Time > point.Time)
            place--;
        if (place > 0 && _points[place - 1].Time == point.Time)
        {
            // A state may tell of a turn before its reading does.
            _points[place - 1] = point;
            return;
        }

        _points.Insert(place, point);
        if (_points.Count > Capacity)
            _points.RemoveAt(0);
    }

    /// <summary>Copies the dots.</summary>
    public CurvePoint[] ToArray() => [.. _points];
}
