namespace EmotionStream.Core.Customers;

/// <summary>Terms of one queue where they differ from the general ones; null = as in general.</summary>
public sealed class LedgerTerms
{
    /// <summary>Half-life of a change. 1 hour to 3650 days.</summary>
    public TimeSpan? HalfLife { get; set; }

    /// <summary>λ: how much more a negative score counts than a positive one. 1 to 5.</summary>
    public double? NegativityWeight { get; set; }

    /// <summary>How much an outcome of the queue counts beside those of other queues. 0 to 10; default 1.</summary>
    public double Weight { get; set; } = 1;
}
