namespace EmotionStream.Verification;

/// <summary>
/// The settings in force that decide results, with the defaults of docs/configuration.md. Times in milliseconds. <c>Pipeline:Readings</c> must be <c>all</c>, as the
/// readings tell scores and the order of processing.
/// </summary>
public sealed record Settings
{
    public long ClosingGrace { get; init; } = 2_000;

    public long ReorderTolerance { get; init; } = 15_000;

    public long Inactivity { get; init; } = 30 * 60_000;

    public long AudioTurn { get; init; } = 5_000;

    /// <summary>What is beyond it until an answer is silence.</summary>
    public long AnswerWithin { get; init; } = 120_000;

    public double MinTurnConfidence { get; init; } = 0.05;

    /// <summary>How much a text's confidence counts in the valence of its turn.</summary>
    public double TextValence { get; init; } = 1;

    /// <summary>How much a window of sound's does.</summary>
    public double VoiceValence { get; init; } = 0.5;

    public double RecoveryThreshold { get; init; } = 0.5;

    public TimeSpan MaxFuture { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The rules in force.</summary>
    public IReadOnlyList<Alerts.Rule> Rules { get; init; } = Alerts.Rule.Shipped;

    /// <summary>Records made to break an operator: they must be dead letters, cause <c>processing-failed</c>, and count nowhere.</summary>
    public Func<Inputs.Input, bool> BreaksOperator { get; init; } = _ => false;

    /// <summary>Interactions that only move time on and stay open; nothing is expected of them.</summary>
    public Func<string, bool> IsTick { get; init; } = _ => false;
}
