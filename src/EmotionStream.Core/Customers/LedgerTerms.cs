namespace EmotionStream.Core.Customers;

/// <summary>Terms of one queue or segment where they differ; null = those of the queue, else the general ones.</summary>
public sealed class LedgerTerms
{
    /// <summary>Half-life of a change. 1 hour to 3650 days.</summary>
    public TimeSpan? HalfLife { get; set; }

    /// <summary>λ: how much more a negative score counts than a positive one. 1 to 5.</summary>
    public double? NegativityWeight { get; set; }

    /// <summary>How much an outcome counts beside others. 0 to 10; 1 where nobody says.</summary>
    public double? Weight { get; set; }
}
