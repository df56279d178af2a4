using System.CommandLine;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Commands;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary>A model of the site's own on the live path.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class OwnModelRunTests(KafkaFixture kafka)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Run_WithAnOnnxExport_ReadsAsScoreTextDoes()
    {
        var model = TextCommandsTests.OnnxExport();
        Assert.SkipWhen(model is null, "The model to test with is not at hand: put it in ../shared/models/minilm-goemotions-onnx beside the repository.");
        string[] texts = ["Thank you so much, this is wonderful!", "This is a disgrace, I am furious", "ok", "I am so sorry to hear that, how sad"];
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        await using var run = new RunningCommand(
        [
            "run", "--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--set", $"Pipeline:Application={topics.Application}", "--http-port", "0",
            "--set", $"Recognition:TextModel={model}",
        ]);
        run.WaitReady(Patience);

        var at = DateTimeOffset.UtcNow;
        topics.Send(texts.Select((text, i) => (InputSource.ChatMessages, (string?)"i-1", JsonSerializer.Serialize(
            new ChatMessage { InteractionId = "i-1", Time = at.AddSeconds(i), Speaker = Speaker.Customer, Text = text, Language = "en" },
            ContractJson.Default.ChatMessage))));
        Eventually.True(() => topics.Read(OutputTopic.Readings).Count == texts.Length, Patience, () => $"{texts.Length} readings; the run says {run.Output}");
        Assert.Equal(ExitCodes.Success, await run.StopAsync());

        var readings = topics.Read(OutputTopic.Readings).OrderBy(record => record.Offset)
            .Select(record => JsonSerializer.Deserialize(record.Value, ContractJson.Default.ReadingMessage)!).ToArray();
        Assert.All(readings, reading => Assert.StartsWith("minilm-goemotions-onnx-", reading.Model, StringComparison.Ordinal));
        using var output = new StringWriter();
        var score = ScoreTextCommand.Create(() => new StringReader(string.Join('\n', texts)));
        Assert.Equal(ExitCodes.Success, await new RootCommand { score }.Parse(["text", "--model", model]).InvokeAsync(new InvocationConfiguration { Output = output }));
        var alone = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(alone.Select(one => one.GetProperty("valence").GetDouble()), readings.Select(reading => Math.Round(reading.Valence!.Value, 4)));
        Assert.True(readings[0].Valence > 0.25 && readings[1].Valence < -0.25);
    }
}
