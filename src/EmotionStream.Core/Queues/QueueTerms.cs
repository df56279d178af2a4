namespace EmotionStream.Core.Queues;

/// <summary>Terms of one queue where they differ from the general ones; null = as in general.</summary>
public sealed class QueueTerms
{
    /// <summary>The end an interaction should reach. −1 to 1.</summary>
    public double? EndObjective { get; set; }

    /// <summary>Alerts an hour the queue may have. 0 = no budget.</summary>
    public int? AlertsPerHour { get; set; }
}
