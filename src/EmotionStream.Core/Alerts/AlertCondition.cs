namespace EmotionStream.Core.Alerts;

/// <summary>A measure held against bounds: met when it is at most <see cref="AtMost"/> and at least <see cref="AtLeast"/>, whichever are given.</summary>
public sealed class AlertCondition
{
    /// <summary>What is judged.</summary>
    public AlertMeasure Measure { get; set; }

    /// <summary>Upper bound, inclusive.</summary>
    public double? AtMost { get; set; }

    /// <summary>Lower bound, inclusive.</summary>
    public double? AtLeast { get; set; }
}
