namespace EmotionStream.Verification.Alerts;

/// <summary>An alert rule as docs/rules.md describes it. Times in milliseconds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measure">What it watches.</param>
/// <param name="Open">It opens at this value or beyond.</param>
/// <param name="Close">It closes at this value or back of it; the side it lies on gives the direction.</param>
public sealed record Rule(string Name, Measure Measure, double Open, double Close)
{
    /// <summary>The rules that ship.</summary>
    public static readonly IReadOnlyList<Rule> Shipped =
    [
        new("NegativePeak", Measure.SmoothedValence, -0.6, -0.3) { Severity = "critical" },
        new("SustainedNegative", Measure.End, -0.35, -0.15) { For = 60_000, MinTurns = 3 },
        new("AbruptDrop", Measure.Drop, -0.8, -0.2) { MinTurns = 2 },
        new("BadEndRisk", Measure.Remembered, -0.4, -0.25) { MinTurns = 4, AndMeasure = Measure.Trend, AndAtMost = -0.1 },
        new("UnrecoveredEnd", Measure.End, -0.2, 0)
        {
            Trigger = Trigger.End, AndMeasure = Measure.PeakNegative, AndAtMost = -0.5, OutlivesInteraction = true, Severity = "critical",
        },
        new("RecoveryAchieved", Measure.End, 0.1, -0.1) { AndMeasure = Measure.PeakNegative, AndAtMost = -0.5, UpdateStep = 0, Severity = "info" },
        new("HighEffort", Measure.Effort, 3, 0) { UpdateStep = 1 },
        new("HandoffHot", Measure.End, -0.3, 0) { Trigger = Trigger.Transfer },
        new("LongSilence", Measure.SilenceSeconds, 120, 0) { Trigger = Trigger.Time, UpdateStep = 60 },
    ];

    /// <summary>When it may open.</summary>
    public Trigger Trigger { get; init; }

    /// <summary>How long its condition must have held.</summary>
    public long For { get; init; }

    public int MinTurns { get; init; }

    public long Cooldown { get; init; } = 60_000;

    /// <summary>Worse by this much it is published again; 0 = never.</summary>
    public double UpdateStep { get; init; } = 0.15;

    public bool OutlivesInteraction { get; init; }

    public string Severity { get; init; } = "warning";

    /// <summary>A further measure that must be <see cref="AndAtMost"/> to open; null = none.</summary>
    public Measure? AndMeasure { get; init; }

    public double AndAtMost { get; init; }

    /// <summary>How bad a value is: higher is worse.</summary>
    public double Badness(double value) => Close > Open ? -value : value;
}
