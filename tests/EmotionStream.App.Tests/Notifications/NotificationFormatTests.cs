using System.Text.Json;
using EmotionStream.App.Notifications;
using EmotionStream.App.Notifications.Formats;

namespace EmotionStream.App.Tests.Notifications;

/// <summary>What each kind of webhook is sent.</summary>
public sealed class NotificationFormatTests
{
    private const string Hostile = "<!channel> [pay](http://evil.example) \"}], \"x\": 1";
    private static readonly Notification Sample = Notification.Of(AlertSamples.Alert(), "https://page.example/");

    [Fact]
    public void Key_IsAlertStepAndTime_AndLinkOpensTheInteraction()
    {
        Assert.Equal("a1-opened-1795338000000", Sample.Key);
        Assert.Equal("https://page.example/interactions/i%2F42", Sample.Link!.AbsoluteUri);
        Assert.Null(Notification.Of(AlertSamples.Alert(), null).Link);
    }

    [Fact]
    public void Slack_IsBlocks_OfPlainText_WithAButton()
    {
        var body = Body(new SlackFormat(), Sample);

        Assert.Equal("Critical: Negative peak in billing", body.GetProperty("text").GetString());
        var blocks = body.GetProperty("blocks").EnumerateArray().ToArray();
        Assert.Equal(["header", "section", "section", "section", "actions"], blocks.Select(block => block.GetProperty("type").GetString()));
        Assert.Equal("“it is <b>broken</b> & late”", blocks[1].GetProperty("text").GetProperty("text").GetString());
        Assert.Contains("Smoothed valence: −0.71 (opens at −0.60)", blocks[3].GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("text").GetString()));
        Assert.Equal("https://page.example/interactions/i%2F42", blocks[4].GetProperty("elements")[0].GetProperty("url").GetString());
    }

    [Fact]
    public void Slack_WordsOfACustomer_CanNeitherCallEverybodyNorLink()
    {
        var body = Body(new SlackFormat(), Notification.Of(AlertSamples.Alert(queue: Hostile, excerpt: Hostile), null));

        Assert.DoesNotContain('<', body.GetProperty("text").GetString()!);
        Assert.All(Texts(body.GetProperty("blocks")), text => Assert.Equal("plain_text", text.GetProperty("type").GetString()));
    }

    [Fact]
    public void Teams_IsOneAdaptiveCard_OfTextRuns_WithALink()
    {
        var body = Body(new TeamsFormat(), Notification.Of(AlertSamples.Alert(excerpt: Hostile), "https://page.example"));

        Assert.Equal("message", body.GetProperty("type").GetString());
        var attachment = Assert.Single(body.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.All(card.GetProperty("body").EnumerateArray(), block => Assert.Equal("RichTextBlock", block.GetProperty("type").GetString()));
        Assert.Contains($"“{Hostile}”", card.GetProperty("body").EnumerateArray().Select(block => block.GetProperty("inlines")[0].GetProperty("text").GetString()));
        Assert.Equal("Action.OpenUrl", card.GetProperty("actions")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void Json_WithoutATemplate_IsTheContractWithKeyAndLink()
    {
        var body = Body(new AlertFormat(), Sample);

        Assert.Equal(Sample.Key, body.GetProperty("key").GetString());
        Assert.Equal("i/42", body.GetProperty("alert").GetProperty("interactionId").GetString());
        Assert.Equal("critical", body.GetProperty("alert").GetProperty("severity").GetString());
    }

    [Fact]
    public void Template_IsFilledIn_KeepsTypes_AndWordsStayWithinTheirText()
    {
        const string Template = """{ "text": "{{title}}: {{excerpt}}", "score": "{{value}}", "who": ["{{ agentId }}", "{{customerId}}"], "fixed": 3 }""";
        Assert.Null(JsonTemplate.Problem(Template));

        var body = Body(new JsonTemplate(Template), Notification.Of(AlertSamples.Alert(excerpt: Hostile), null));

        Assert.Equal($"Critical: Negative peak in billing: {Hostile}", body.GetProperty("text").GetString());
        Assert.Equal(-0.71, body.GetProperty("score").GetDouble());
        Assert.Equal("""["a-3",null]""", body.GetProperty("who").GetRawText());
        Assert.Equal(4, body.EnumerateObject().Count());
    }

    [Theory]
    [InlineData("{ \"a\": ", "is not JSON: line 1")]
    [InlineData("{ \"a\": \"{{exerpt}}\" }", "did you mean {{excerpt}}?")]
    [InlineData("null", "must not be null")]
    public void Template_ThatCantWork_SaysWhy(string template, string problem) => Assert.Contains(problem, JsonTemplate.Problem(template), StringComparison.Ordinal);

    private static JsonElement Body(INotificationFormat format, Notification notification) => JsonDocument.Parse(format.Body(notification)).RootElement;

    private static IEnumerable<JsonElement> Texts(JsonElement blocks) =>
        from block in blocks.EnumerateArray()
        from text in block.TryGetProperty("fields", out var fields) ? fields.EnumerateArray() : block.TryGetProperty("text", out var one) ? [one] : Enumerable.Empty<JsonElement>()
        select text;
}
