namespace EmotionStream.App.Demo;

/// <summary>Events a second over about the last second.</summary>
internal sealed class RateMeter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly Queue<(TimeSpan At, long Count)> _marks = [];

    /// <summary>Adds an observation.</summary>
    /// <param name="count">Events so far.</param>
    /// <param name="at">When.</param>
    /// <returns>The rate.</returns>
    public double Update(long count, TimeSpan at)
    {
        _marks.Enqueue((at, count));
        while (_marks.Count > 2 && at - _marks.Peek().At > Window)
            _marks.Dequeue();
        var (since, before) = _marks.Peek();
        return at > since ? (count - before) / (at - since).TotalSeconds : 0;
    }
}
