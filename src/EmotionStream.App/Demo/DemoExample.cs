using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Demo;

/// <summary>One closed conversation of the summary: what would be remembered of it, beside its mean.</summary>
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
    public static DemoExample Of(OutcomeMessage outcome) => new(
        outcome.InteractionId,
        outcome.Queue,
        outcome.Channel,
        outcome.Language,
        outcome.Turns,
        Math.Round(outcome.PeakNegative, 3),
        (outcome.PeakNegativeAt?.Time - outcome.StartedAt)?.TotalSeconds,
        Math.Round(outcome.PeakPositive, 3),
        (outcome.PeakPositiveAt?.Time - outcome.StartedAt)?.TotalSeconds,
        Math.Round(outcome.End, 3),
        Math.Round(outcome.PeakEnd, 3),
        Math.Round(outcome.Mean, 3),
        outcome.Recovered,
        outcome.Satisfaction);
}
