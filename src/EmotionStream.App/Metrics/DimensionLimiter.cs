using System.Collections.Concurrent;

namespace EmotionStream.App.Metrics;

/// <summary>
/// Bounds queue, channel and language one by one and together: a histogram has a dozen series for each combination that occurs.
/// </summary>
/// <param name="limit">How many values of one label keep their name.</param>
internal sealed class DimensionLimiter(int limit)
{
    /// <summary>Combinations counted by name, for each value one label may have.</summary>
    public const int CombinationsPerValue = 5;

    private static readonly Dimensions Overflow = new(BoundedLabel.Other, BoundedLabel.Other, BoundedLabel.Other);
    private readonly BoundedLabel _channels = new(limit);
    private readonly BoundedLabel _languages = new(limit);
    private readonly ConcurrentDictionary<Dimensions, Dimensions> _combinations = new();
    private readonly Lock _admission = new();

    /// <summary>The queue label alone, for metrics that have no other label from data.</summary>
    public BoundedLabel Queues { get; } = new(limit);

    /// <summary>The label values for values from data.</summary>
    /// <param name="queue">The queue, when known.</param>
    /// <param name="channel">The channel, when known.</param>
    /// <param name="language">The language, when known.</param>
    public Dimensions Of(string? queue, string? channel, string? language)
    {
        var wanted = new Dimensions(Queues.Of(queue), _channels.Of(channel), _languages.Of(language));
        if (_combinations.TryGetValue(wanted, out var known))
            return known;
        lock (_admission)
            return _combinations.Count < limit * CombinationsPerValue ? _combinations.GetOrAdd(wanted, wanted) : Overflow;
    }
}
