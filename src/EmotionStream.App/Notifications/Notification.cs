using System.Globalization;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Notifications;

/// <summary>What a webhook is told: one step of an alert.</summary>
/// <param name="Alert">The step, as it stands on Kafka; its excerpt is redacted there already.</param>
/// <param name="Link">The interaction on the live page; null where no page is configured.</param>
internal sealed record Notification(AlertMessage Alert, Uri? Link)
{
    /// <summary>The same whenever this step is sent again, by this process or another: alert, step and the step's time.</summary>
    public string Key { get; } =
        $"{Alert.AlertId}-{Alert.State.ToString().ToLowerInvariant()}-{Alert.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Makes a notification.</summary>
    /// <param name="alert">The step.</param>
    /// <param name="pageUrl">Where the live page is, if anywhere.</param>
    public static Notification Of(AlertMessage alert, string? pageUrl) =>
        new(alert, pageUrl is null ? null : new Uri($"{pageUrl.TrimEnd('/')}/interactions/{Uri.EscapeDataString(alert.InteractionId)}"));
}
