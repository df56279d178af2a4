using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Notifications;

/// <summary>Which alerts go to which webhooks. An empty list takes all; an alert follows every route it fits, to each webhook once.</summary>
internal sealed class RouteSettings
{
    /// <summary>Queues, whatever their case.</summary>
    public List<string> Queues { get; set; } = [];

    /// <summary>Severities.</summary>
    public List<AlertSeverity> Severities { get; set; } = [];

    /// <summary>Names of rules.</summary>
    public List<string> Rules { get; set; } = [];

    /// <summary>Steps of an alert's life; its opening alone unless told otherwise.</summary>
    public List<AlertState> States { get; set; } = [AlertState.Opened];

    /// <summary>Names of webhooks.</summary>
    public List<string> Webhooks { get; set; } = [];
}
