using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_FifteenSeconds_MovesCallsFromKafkaToOutcomesAndAlerts()
    {
        var (code, output, error) = await Cli.RunAsync("demo", "--duration", "15", "--speed", "20", "--json", "--set", "Http:Port=0", "--config", Production());

        Assert.True(code == ExitCodes.Success, error);
        using var summary = JsonDocument.Parse(output);
        var root = summary.RootElement;
        var sent = root.GetProperty("eventsSent").EnumerateObject().ToDictionary(topic => topic.Name, topic => topic.Value.GetInt64());
        Assert.True(sent["chat-messages"] > 100);
        Assert.True(sent["audio-features"] > 50);
        Assert.Equal(sent.Values.Sum(), root.GetProperty("eventsProcessed").GetInt64());
        Assert.Empty(root.GetProperty("deadLetters").EnumerateObject());
        Assert.True(root.GetProperty("readings").GetInt64() > 50);
        Assert.True(root.GetProperty("outcomes").GetInt64() >= 3);
        Assert.True(root.GetProperty("alerts").EnumerateObject().Sum(rule => rule.Value.GetInt64()) > 0);
        Assert.True(root.GetProperty("eventToAlertMs").GetProperty("count").GetInt32() > 0);
        Assert.All(root.GetProperty("examples").EnumerateArray(), example => Assert.InRange(example.GetProperty("peakEnd").GetDouble(), -1, 1));
    }

    [Fact]
    public async Task Demo_WithoutATerminal_WritesLinesASummaryAndThePicture()
    {
        var picture = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.svg");
        try
        {
            var (code, output, error) = await Cli.RunAsync("demo", "--duration", "12", "--speed", "20", "--picture", picture, "--set", "Http:Port=0");

            Assert.True(code == ExitCodes.Success, error);
            Assert.Matches(@"(?m)^Metrics: http://127\.0\.0\.1:\d+/metrics$", output);
            Assert.Matches(@"(?m)^ +\d+\.\d s  \d+ events, \d+ readings, \d+ live", output);
            Assert.Contains("Summary of 1", output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', output);
            var svg = await File.ReadAllTextAsync(picture);
            Assert.StartsWith("<svg ", svg, StringComparison.Ordinal);
            Assert.Contains("rem’d", System.Net.WebUtility.HtmlDecode(svg), StringComparison.Ordinal);
            Assert.NotNull(System.Xml.Linq.XDocument.Parse(svg).Root);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    /// <summary>A demo runs beside whatever is configured for a real cluster.</summary>
    private static string Production() => Path.Combine(KafkaFixture.Repository()!, "deploy", "appsettings.json");

    [Theory]
    [InlineData("--duration", "0")]
    [InlineData("--duration", "soon")]
    [InlineData("--speed", "-1")]
    [InlineData("--speed", "1e9")]
    public async Task Demo_WrongOption_IsAUsageError(params string[] args)
    {
        var (code, _, error) = await Cli.RunAsync(["demo", .. args]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(args[0], error, StringComparison.Ordinal);
    }
}
