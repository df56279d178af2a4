using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Demo;

/// <summary>One closed conversation of the summary: what would be remembered of it, beside its mean. Seconds are those of the recording.</summary>
internal sealed record DemoExample(
    string InteractionId,
    string? Queue,
    string? Channel,
    string? Language,
    int Turns,
    double PeakNegative,
    double? PeakNegativeSeconds,
    double PeakPositive,
    double? PeakPositiveSeconds,
    double End,
    double PeakEnd,
    double Mean,
    bool Recovered,
    double? Satisfaction)
{
    /// <summary>Makes an example of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="speed">Recorded seconds in one.</param>
    public static DemoExample Of(OutcomeMessage outcome, double speed) => new(
        outcome.InteractionId,
        outcome.Queue,
        outcome.Channel,
        outcome.Language,
        outcome.Turns,
        Math.Round(outcome.PeakNegative, 3),
        RecordedSeconds(outcome, outcome.PeakNegativeAt, speed),
        Math.Round(outcome.PeakPositive, 3),
        RecordedSeconds(outcome, outcome.PeakPositiveAt, speed),
        Math.Round(outcome.End, 3),
        Math.Round(outcome.PeakEnd, 3),
        Math.Round(outcome.Mean, 3),
        outcome.Recovered,
        outcome.Satisfaction);

    private static double? RecordedSeconds(OutcomeMessage outcome, EventReferenceMessage? moment, double speed) =>
        moment is null ? null : Math.Round((moment.Time - outcome.StartedAt).TotalSeconds * speed, 1);
}
