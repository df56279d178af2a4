namespace EmotionStream.Core.Queues.Causes;

/// <summary>A count of the period under way, and the decayed count of all before it. It is moved on when it is next looked at, so a quiet phrase costs nothing.</summary>
/// <param name="Number">The period.</param>
/// <param name="Count">Counted in it.</param>
/// <param name="Before">Σ countᵢ · keep^(distance) over the periods before it, the last one whole.</param>
public readonly record struct PeriodCount(long Number, double Count, double Before)
{
    /// <summary>All together.</summary>
    public double Total => Count + Before;

    /// <summary>The same seen from a period.</summary>
    /// <param name="number">The period; an earlier one changes nothing.</param>
    /// <param name="keep">What is left after one period.</param>
    public PeriodCount At(long number, double keep) =>
        number <= Number ? this : new(number, 0, ((Before * keep) + Count) * Math.Pow(keep, number - Number - 1));

    /// <summary>With more in a period.</summary>
    /// <param name="number">The period.</param>
    /// <param name="keep">What is left after one period.</param>
    /// <param name="more">How much more.</param>
    public PeriodCount Add(long number, double keep, double more)
    {
        var moved = At(number, keep);
        return moved with { Count = moved.Count + more };
    }
}
