namespace EmotionStream.App.Notifications;

/// <summary>What a webhook understands.</summary>
internal enum WebhookFormat
{
    /// <summary>JSON: the alert as it is on Kafka with its link and key, or the site's own template.</summary>
    Json,

    /// <summary>A Slack incoming webhook: blocks.</summary>
    Slack,

    /// <summary>A Microsoft Teams workflow ("when a webhook request is received"): an adaptive card.</summary>
    Teams,
}
