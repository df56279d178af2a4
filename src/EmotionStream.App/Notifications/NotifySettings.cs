using System.ComponentModel.DataAnnotations;

namespace EmotionStream.App.Notifications;

/// <summary>The <c>Notify</c> section: which alerts go to which webhooks.</summary>
internal sealed class NotifySettings
{
    /// <summary>The consumer group; processes of the same group share the work.</summary>
    public string Group { get; set; } = "emotionstream-notify";

    /// <summary>Where a group that is new begins: an alert of last week helps nobody, so at the end.</summary>
    public NotifyStart Start { get; set; } = NotifyStart.Latest;

    /// <summary>Where the live page is, e.g. <c>https://emotion.example.com</c>; a message then links to its interaction.</summary>
    public string? PageUrl { get; set; }

    /// <summary>Where messages go, by a name of the site's choice.</summary>
    public Dictionary<string, WebhookSettings> Webhooks { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which alerts go where; without one, every webhook gets each opened alert of at least a warning.</summary>
    public List<RouteSettings> Routes { get; set; } = [];

    /// <summary>How long a webhook may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts of a delivery, the first included; after the last one it is a dead letter.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 8;

    /// <summary>The wait after the first failed attempt; it doubles with each one, and up to half of it is left out at random.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between attempts, also when the webhook asks for more.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Alerts under way at most; past it no more are read.</summary>
    [Range(1, 100_000)]
    public int MaxPending { get; set; } = 1_000;
}
