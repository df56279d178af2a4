using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Notifications;

/// <summary>Decides which webhooks hear of a step of an alert.</summary>
internal sealed class AlertRouter
{
    private readonly List<RouteSettings> _routes;

    /// <summary>Makes a router.</summary>
    /// <param name="settings">Checked settings.</param>
    public AlertRouter(NotifySettings settings) => _routes = settings.Routes.Count > 0
        ? settings.Routes
        : [new RouteSettings { Severities = [AlertSeverity.Warning, AlertSeverity.Critical], Webhooks = [.. settings.Webhooks.Keys] }];

    /// <summary>Names of the webhooks, each once, whatever their case.</summary>
    /// <param name="alert">The step.</param>
    public IReadOnlyCollection<string> Of(AlertMessage alert)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var route in _routes.Where(route => Fits(route, alert)))
            names.UnionWith(route.Webhooks);
        return names;
    }

    private static bool Fits(RouteSettings route, AlertMessage alert) =>
        (route.Severities.Count == 0 || route.Severities.Contains(alert.Severity))
        && (route.States.Count == 0 || route.States.Contains(alert.State))
        && (route.Rules.Count == 0 || route.Rules.Contains(alert.Rule, StringComparer.OrdinalIgnoreCase))
        && (route.Queues.Count == 0 || route.Queues.Contains(alert.Queue ?? "", StringComparer.OrdinalIgnoreCase));
}
