using EmotionStream.App.Page;
using EmotionStream.App.Page.Model;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.Page.Tests;

/// <summary>Messages of the output topics.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static PageMetrics Metrics() => new(Prometheus.Metrics.NewCustomRegistry());

    public static InteractionMessage Live(string id, double remembered = 0, double end = 0, int turns = 1, string? queue = "billing", string channel = "chat", DateTimeOffset? start = null) => new()
    {
        InteractionId = id, CustomerId = "cust-" + id, AgentId = "Ada Martin", StartedAt = start ?? Start, LastEventAt = (start ?? Start).AddSeconds(turns), Queue = queue, Channel = channel,
        Language = "en", Turns = turns, Mean = remembered / 2, Begin = 0, End = end, Peak = (2 * remembered) - end, PeakNegative = Math.Min(0, (2 * remembered) - end), PeakPositive = 0,
        PeakEnd = remembered, TroughEnd = remembered, Trend = end, Recovered = false, Remembered = remembered, LastValence = end, LastSmoothed = end,
        Effort = new(0, 0, 0, 0, 0, 0, 0), Abstentions = 0, OnHold = false, LastArousal = 0, LateEvents = 0, OpenAlerts = [],
        ToEndWell = new(0, Math.Max(0, end - (2 * remembered)), end - (2 * remembered) <= 1, remembered >= 0 ? 0 : 3),
        PeakNegativeAt = remembered < 0 ? new((start ?? Start).AddSeconds(turns), InputSource.ChatMessages, 0) : null,
    };

    public static OutcomeMessage Closed(string id, double remembered = 0, double end = 0, string? queue = "billing") => new()
    {
        InteractionId = id, CustomerId = "cust-" + id, StartedAt = Start, LastEventAt = Start.AddSeconds(60), EndedAt = Start.AddSeconds(60), Queue = queue, Turns = 1, Mean = 0, Begin = 0, End = end,
        Peak = 0, PeakNegative = 0, PeakPositive = 0, PeakEnd = remembered, TroughEnd = 0, Trend = 0, Recovered = false, Remembered = remembered, LastValence = 0, LastSmoothed = 0,
        Effort = new(0, 0, 0, 0, 0, 0, 0), Abstentions = 0, Reason = CloseReason.Ended,
    };

    public static AlertMessage Alert(
        string id, string interaction, AlertState state = AlertState.Opened, AlertSeverity severity = AlertSeverity.Critical, string? excerpt = null, string? by = null, string? reason = null,
        string? queue = "billing", DateTimeOffset? time = null) => new()
    {
        AlertId = id, InteractionId = interaction, CustomerId = "cust-" + interaction, Rule = "NegativePeak", State = state, Severity = severity, Measure = "smoothedValence", Value = -0.7,
        Threshold = -0.6, OpenedBy = new(time ?? Start, InputSource.ChatMessages, 0), Time = time ?? Start, Queue = queue, Channel = "chat", Language = "en", Excerpt = excerpt,
        Playbook = state is AlertState.Opened or AlertState.Updated ? "Acknowledge the feeling first." : null, By = by, Reason = reason,
    };

    public static ReadingMessage Reading(string id, double second, double valence) => new()
    {
        InteractionId = id, Time = Start.AddSeconds(second), Source = InputSource.ChatMessages, Offset = (long)second, Origin = ScoreOrigin.Recognised, Valence = valence, Arousal = 0.5, Confidence = 0.9,
    };

    public static LiveRow Row(InteractionMessage state, params AlertEntry[] alerts) => new(state, RiskParts.Of(state, alerts), SparkPath.Empty, alerts);
}
