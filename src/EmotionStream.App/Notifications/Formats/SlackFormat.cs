using System.Text.Json;
using System.Text.Json.Nodes;

namespace EmotionStream.App.Notifications.Formats;

/// <summary>
/// A message of blocks for a Slack incoming webhook. What comes from data is plain text, where <c>&lt;!channel&gt;</c> and links mean nothing; only the fallback
/// text is Slack's markup, and escaped.
/// </summary>
internal sealed class SlackFormat : INotificationFormat
{
    private const int MaxHeader = 150;
    private const int MaxText = 3000;
    private const int MaxField = 2000;

    /// <inheritdoc/>
    public byte[] Body(Notification notification)
    {
        var alert = notification.Alert;
        var title = AlertWords.Title(alert);
        var blocks = new JsonArray { new JsonObject { ["type"] = "header", ["text"] = Plain(title, MaxHeader) } };
        if (alert.Excerpt is { } excerpt)
            blocks.Add(Section($"“{excerpt}”"));
        if (alert.Playbook is { } playbook)
            blocks.Add(Section(playbook));
        blocks.Add(new JsonObject
        {
            ["type"] = "section",
            ["fields"] = new JsonArray([.. AlertWords.Facts(alert).Select(fact => Plain($"{fact.Name}: {fact.Value}", MaxField))]),
        });
        if (notification.Link is { } link)
        {
            blocks.Add(new JsonObject
            {
                ["type"] = "actions",
                ["elements"] = new JsonArray { new JsonObject { ["type"] = "button", ["text"] = Plain("Open the interaction", 75), ["url"] = link.AbsoluteUri } },
            });
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["text"] = Escape(title), ["blocks"] = blocks });
    }

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Plain(text, MaxText) };

    private static JsonObject Plain(string text, int most) => new() { ["type"] = "plain_text", ["text"] = text.Length <= most ? text : text[..(most - 1)] + "…", ["emoji"] = false };

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
