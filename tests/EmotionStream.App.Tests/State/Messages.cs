using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Tests.State;

/// <summary>Messages of the output topics for tests.</summary>
internal static class Messages
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static InteractionMessage Live(string id, double remembered = 0, double end = 0, int turns = 1, string? queue = "billing") => new()
    {
        InteractionId = id, StartedAt = Start, LastEventAt = Start.AddSeconds(turns), Queue = queue, Channel = "chat", Language = "en", Turns = turns,
        Mean = remembered, Begin = 0, End = end, Peak = remembered, PeakNegative = remembered, PeakPositive = 0, PeakEnd = remembered, TroughEnd = remembered,
        Trend = end, Recovered = false, Remembered = remembered, LastValence = remembered, LastSmoothed = remembered, Effort = new(0, 0, 0, 0, 0, 0, 0, 0, 0),
        Abstentions = 0, OnHold = false, LastArousal = 0, LateEvents = 0, OpenAlerts = [],
        PeakNegativeAt = remembered < 0 ? new(Start.AddSeconds(turns), InputSource.ChatMessages, 0) : null,
    };

    public static OutcomeMessage Closed(string id) => new()
    {
        InteractionId = id, StartedAt = Start, LastEventAt = Start, Turns = 1, Mean = 0, Begin = 0, End = 0, Peak = 0, PeakNegative = 0, PeakPositive = 0,
        PeakEnd = 0, TroughEnd = 0, Trend = 0, Recovered = false, Remembered = 0, LastValence = 0, LastSmoothed = 0, Effort = new(0, 0, 0, 0, 0, 0, 0, 0, 0),
        Abstentions = 0, Reason = CloseReason.Ended,
    };

    public static AlertMessage Alert(
        string id, string interaction, AlertState state = AlertState.Opened, AlertSeverity severity = AlertSeverity.Critical, string? excerpt = null) => new()
    {
        AlertId = id, InteractionId = interaction, Rule = "NegativePeak", State = state, Severity = severity, Measure = "smoothedValence", Value = -0.7,
        Threshold = -0.6, OpenedBy = new(Start, InputSource.ChatMessages, 0), Time = Start, Excerpt = excerpt, Playbook = "Acknowledge the feeling first.",
    };

    public static ReadingMessage Reading(string id, double second, double valence) => new()
    {
        InteractionId = id, Time = Start.AddSeconds(second), Source = InputSource.ChatMessages, Offset = 0, Origin = ScoreOrigin.Recognised,
        Valence = valence, Arousal = 0.5, Confidence = 0.9,
    };
}
