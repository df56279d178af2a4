using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Tests.Notifications;

/// <summary>Steps of alerts as the pipeline writes them.</summary>
internal static class AlertSamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static AlertMessage Alert(
        string id = "a1", string? queue = "billing", AlertSeverity severity = AlertSeverity.Critical, AlertState state = AlertState.Opened, string? excerpt = "it is <b>broken</b> & late") => new()
    {
        AlertId = id,
        InteractionId = "i/42",
        Rule = "NegativePeak",
        State = state,
        Severity = severity,
        Measure = "smoothedValence",
        Value = -0.71,
        Threshold = -0.6,
        OpenedBy = new(At, InputSource.ChatMessages, 7),
        Time = At,
        Queue = queue,
        Channel = "chat",
        Language = "en",
        AgentId = "a-3",
        Excerpt = excerpt,
        Playbook = "Acknowledge the feeling before the facts.",
    };
}
