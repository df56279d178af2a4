using System.Text.RegularExpressions;
using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.App.Tests.Telephony;
using EmotionStream.Core.Records;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary>A call from `call` through `listen` to a real Kafka, against what `extract` says of the same file.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed partial class ListenAndCallTests(KafkaFixture kafka) : IDisposable
{
    /// <summary>Stated in docs/calls.md: 0.25 s of measuring and the length of a frame; the rest is the machine's, which tests share.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotionstream-listen-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("audiohook", "max")]
    [InlineData("twilio", "1")]
    [InlineData("audiohook", "1")]
    public async Task Call_ThroughARealKafka_IsWhatExtractSaysOfTheFile(string protocol, string speed)
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var file = CallSound.WriteWav(_folder, CallSound.Voice(6.4), CallSound.Voice(6.4, hertz: 220));
        string[] credentials =
        [
            "--set", "Calls:Twilio:AuthToken=token", "--set", "Calls:AudioHook:Keys:0:ApiKey=key", "--set", "Calls:AudioHook:Keys:0:ClientSecret=c2VjcmV0",
        ];
        await using var listen = new RunningCommand(
            ["listen", "--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--port", "0", "--http-port", "0", .. credentials]);
        using var client = new HttpClient { BaseAddress = new Uri(listen.Address(Patience)) };
        Eventually.True(() => client.GetAsync("/health/ready").GetAwaiter().GetResult().IsSuccessStatusCode, Patience, "the listener is ready");
        var target = Place().Match(listen.Output).Groups["twilio"].Value;

        var call = await Cli.RunAsync(
            ["call", "--protocol", protocol, file, "--to", target.Replace("/twilio", "/" + protocol, StringComparison.Ordinal), "--channels", "customer,agent", "--speed", speed, .. credentials]);

        Assert.True(call.Code == ExitCodes.Success, call.Error);
        Assert.Equal(ExitCodes.Success, await listen.StopAsync());
        var events = topics.Read(topics.Names.Of(InputSource.InteractionEvents));
        Assert.Equal(["started", "ended"], events.Select(record => CallSound.Field(record.Text, "type")));
        var interaction = call.Output.Split('\t')[0];
        var start = CallSound.Field(events[0].Text, "time");
        var extract = await Cli.RunAsync("extract", file, "--channels", "customer,none", "--interaction", interaction, "--start", start);
        var features = ReadWithTimes(topics);
        Assert.Equal(extract.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), features.Select(record => record.Value));
        Assert.All(features, record => Assert.Equal(interaction, record.Key));
        Assert.Equal(DateTimeOffset.Parse(start) + TimeSpan.FromSeconds(6.4), DateTimeOffset.Parse(CallSound.Field(events[1].Text, "time")));
        if (speed == "1")
            CheckLatency(protocol, features);
    }

    [Fact]
    public async Task Listen_NoKafkaThere_FailsWithAMessage()
    {
        var (code, _, error) = await Cli.RunAsync("listen", "--bootstrap", "127.0.0.1:1", "--port", "0", "--http-port", "0");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("127.0.0.1:1 does not answer", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listen_TopicsMissing_SaysWhatToRun()
    {
        var (code, _, error) = await Cli.RunAsync("listen", "--bootstrap", kafka.Bootstrap, "--port", "0", "--http-port", "0", "--set", $"Topics:Prefix=none-{Guid.NewGuid():N}.");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("emotionstream topics create", error, StringComparison.Ordinal);
    }

    /// <summary>
    /// At speed 1 a window's event time is the moment its last sample was spoken, by the listener's clock of the call, which begins a little after the player's: a
    /// last window, given at once, may seem that much early. The record's timestamp is when it was produced.
    /// </summary>
    private static void CheckLatency(string protocol, IReadOnlyList<Message<string, string>> features)
    {
        var delays = features.Select(record => record.Timestamp.UtcDateTime - DateTimeOffset.Parse(CallSound.Field(record.Value, "time")).UtcDateTime).ToArray();
        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.FromMilliseconds(-250), Bound));
        TestContext.Current.TestOutputHelper?.WriteLine($"{protocol}: window's end to record {string.Join(", ", delays.Select(delay => $"{delay.TotalMilliseconds:0} ms"))}");
    }

    private static List<Message<string, string>> ReadWithTimes(TestTopics topics)
    {
        using var consumer = new ConsumerBuilder<string, string>(
            new ConsumerConfig { BootstrapServers = topics.Bootstrap, GroupId = "times", EnablePartitionEof = true, AutoOffsetReset = AutoOffsetReset.Earliest, FetchWaitMaxMs = 20 }).Build();
        consumer.Assign(Enumerable.Range(0, topics.Partitions).Select(p => new TopicPartitionOffset(topics.Names.Of(InputSource.AudioFeatures), p, Offset.Beginning)));
        var found = new List<Message<string, string>>();
        for (var left = topics.Partitions; left > 0;)
        {
            var result = consumer.Consume(Patience) ?? throw new TimeoutException("the features could not be read");
            if (result.IsPartitionEOF)
                left--;
            else
                found.Add(result.Message);
        }

        return found;
    }

    [GeneratedRegex(@"(?m)^Twilio Media Streams: (?<twilio>ws://\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
