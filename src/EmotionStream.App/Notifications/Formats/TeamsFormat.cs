using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Notifications.Formats;

/// <summary>
/// A message with one adaptive card for a Microsoft Teams workflow. What comes from data is in text runs: unlike text blocks these have no markup, so words of a
/// customer can't become a link or a mention.
/// </summary>
internal sealed class TeamsFormat : INotificationFormat
{
    /// <inheritdoc/>
    public byte[] Body(Notification notification)
    {
        var alert = notification.Alert;
        var body = new JsonArray
        {
            Text(new JsonObject
            {
                ["type"] = "TextRun", ["text"] = AlertWords.Title(alert), ["weight"] = "Bolder", ["size"] = "Large",
                ["color"] = alert.Severity switch { AlertSeverity.Critical => "Attention", AlertSeverity.Warning => "Warning", _ => "Default" },
            }),
        };
        if (alert.Excerpt is { } excerpt)
            body.Add(Text(new JsonObject { ["type"] = "TextRun", ["text"] = $"“{excerpt}”", ["italic"] = true }));
        if (alert.Playbook is { } playbook)
            body.Add(Text(new JsonObject { ["type"] = "TextRun", ["text"] = playbook }));
        foreach (var (name, value) in AlertWords.Facts(alert))
        {
            body.Add(Text(
                new JsonObject { ["type"] = "TextRun", ["text"] = name + ": ", ["isSubtle"] = true },
                new JsonObject { ["type"] = "TextRun", ["text"] = value }));
        }

        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
        };
        if (notification.Link is { } link)
            card["actions"] = new JsonArray { new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the interaction", ["url"] = link.AbsoluteUri } };
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray
            {
                new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["contentUrl"] = null, ["content"] = card },
            },
        });
    }

    private static JsonObject Text(params JsonObject[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };
}
