using EmotionStream.App.Terminal;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Notifications.Formats;

/// <summary>An alert in words, the same in every channel.</summary>
internal static class AlertWords
{
    /// <summary>The first line: how urgent, what, where.</summary>
    /// <param name="alert">The alert.</param>
    public static string Title(AlertMessage alert) =>
        $"{alert.Severity}: {Words.Split(alert.Rule)}{(alert.Queue is { } queue ? $" in {queue}" : "")}{(alert.State == Core.Alerts.AlertState.Opened ? "" : $" ({alert.State.ToString().ToLowerInvariant()})")}";

    /// <summary>Names and values worth knowing at a glance.</summary>
    /// <param name="alert">The alert.</param>
    public static IEnumerable<(string Name, string Value)> Facts(AlertMessage alert)
    {
        yield return (Words.Split(char.ToUpperInvariant(alert.Measure[0]) + alert.Measure[1..]), $"{Words.Signed(alert.Value).Trim()} (opens at {Words.Signed(alert.Threshold).Trim()})");
        if (alert.Channel is { } channel)
            yield return ("Channel", alert.Language is { } language ? $"{channel}, {language}" : channel);
        if (alert.AgentId is { } agent)
            yield return ("Whom to help", agent);
        if (alert.By is { } by)
            yield return ("By", by);
        if (alert.Reason is { } reason)
            yield return ("Reason", reason);
        yield return ("Time", alert.Time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'"));
    }
}
