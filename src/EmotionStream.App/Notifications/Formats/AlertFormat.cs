using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Notifications.Formats;

/// <summary>JSON without a template: the alert's contract as it is, its idempotency key, and its link where there is a page.</summary>
internal sealed class AlertFormat : INotificationFormat
{
    /// <inheritdoc/>
    public byte[] Body(Notification notification)
    {
        var body = new JsonObject
        {
            ["key"] = notification.Key,
            ["alert"] = JsonSerializer.SerializeToNode(notification.Alert, ContractJson.Default.AlertMessage),
        };
        if (notification.Link is { } link)
            body["link"] = link.AbsoluteUri;
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }
}
