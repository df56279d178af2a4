namespace EmotionStream.App.Page.Model;

/// <summary>How the interactions of one queue that closed lately are remembered, by five minutes of closing.</summary>
internal sealed class QueueHistory
{
    /// <summary>How many spans are kept: two hours.</summary>
    public const int Spans = 24;

    private const long SpanMs = 300_000;
    private readonly (long Span, double Sum, int Count, int Bad)[] _ring = new (long, double, int, int)[Spans];

    /// <summary>Takes an outcome.</summary>
    /// <param name="closedAt">When it closed.</param>
    /// <param name="remembered">Its remembered score.</param>
    /// <param name="end">Its end.</param>
    public void Add(DateTimeOffset closedAt, double remembered, double end)
    {
        var span = closedAt.ToUnixTimeMilliseconds() / SpanMs;
        ref var slot = ref _ring[span % Spans];
        if (slot.Span > span)
            return;
        if (slot.Span < span)
            slot = (span, 0, 0, 0);
        slot = (span, slot.Sum + remembered, slot.Count + 1, slot.Bad + (end < 0 ? 1 : 0));
    }

    /// <summary>The means, oldest first, and the counts over the time kept.</summary>
    /// <param name="now">The present.</param>
    public (double?[] Means, int Closed, int BadEnds) At(DateTimeOffset now)
    {
        var last = now.ToUnixTimeMilliseconds() / SpanMs;
        var means = new double?[Spans];
        var (closed, bad) = (0, 0);
        for (var i = 0; i < Spans; i++)
        {
            var span = last - Spans + 1 + i;
            var slot = _ring[span % Spans];
            if (slot.Span != span || slot.Count == 0)
                continue;
            means[i] = slot.Sum / slot.Count;
            closed += slot.Count;
            bad += slot.Bad;
        }

        return (means, closed, bad);
    }
}
