using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionStream.ChaosTests.Running;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests;

/// <summary>
/// Every kind of task in one process, with words read, moments named and surveys answered: killed in the middle of each wave of contacts, it must end with what an
/// undisturbed one gives. The verifier knows interactions only; this compares all that is kept.
/// </summary>
/// <param name="kafka">Starts clusters.</param>
/// <param name="chaos">Has one whose groups notice soon that a member is gone.</param>
public sealed class EverythingTests(KafkaFixture kafka, ChaosFixture chaos) : IDisposable
{
    private const int Customers = 15;
    private const int Waves = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Every record counts: once, and as it was.</summary>
    private static readonly OutputTopic[] Told = [OutputTopic.Outcomes, OutputTopic.SurveyOutcomes, OutputTopic.RoutingHints];
    private static readonly string[] CustomerRules = ["DoubleDeviation", "LedgerTippingPoint", "RepeatContactNegative"];
    private static readonly DateTimeOffset Begin = new(DateTimeOffset.UtcNow.Date.AddDays(-2), TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotionstream-everything-");

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task KilledInEveryWave_EndsAsIfNothingHadHappened()
    {
        var waves = WriteWaves();
        var calm = await RunAsync(waves, kills: 0);
        var stormy = await RunAsync(waves, kills: 2);

        Assert.Equal(Customers, calm.Customers.Count);
        Assert.Equal(calm.Customers, stormy.Customers);
        foreach (var topic in Told)
        {
            Assert.NotEmpty(calm.Told[topic]);
            Assert.Equal(calm.Told[topic], stormy.Told[topic]);
        }

        Assert.NotEmpty(calm.CustomerAlerts);
        Assert.Equal(calm.CustomerAlerts, stormy.CustomerAlerts);
        Assert.Equal(0, stormy.DeadLetters);
    }

    /// <summary>
    /// The bundled conversations, a third of them a wave: a customer's next contact comes an hour after the last, when that has its outcome. What is judged at arrival
    /// can then not depend on which partition is ahead.
    /// </summary>
    private string[] WriteWaves()
    {
        var bundled = Path.Combine(KafkaFixture.Repository()!, "src", "EmotionStream.App", "DemoData", "conversations.jsonl.gz");
        using var lines = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(bundled), System.IO.Compression.CompressionMode.Decompress));
        var conversations = lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Customers * Waves, conversations.Length);
        return
        [
            .. conversations.Select((line, i) => (Conversation: JsonNode.Parse(line)!.AsObject(), Number: i)).GroupBy(one => one.Number % Waves, (wave, members) =>
            {
                var file = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"wave-{wave}.jsonl"));
                File.WriteAllLines(file, members.Select(one =>
                {
                    one.Conversation["customerId"] = string.Create(CultureInfo.InvariantCulture, $"customer-{one.Number / Waves}");
                    one.Conversation["start"] = Begin.AddHours(wave).AddSeconds(one.Number).ToString("O", CultureInfo.InvariantCulture);
                    return one.Conversation.ToJsonString();
                }));
                return file;
            }),
        ];
    }

    private static int Surveys(string wave) => File.ReadLines(wave).Count(line => JsonNode.Parse(line)!["survey"] is not null);

    private async Task<Ending> RunAsync(string[] waves, int kills)
    {
        using var topics = await TestTopics.CreateAsync((await chaos.OneAsync(kafka)).Bootstrap, partitions: 2);
        string[] cluster = ["--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--set", $"Pipeline:Application={topics.Application}"];
        string[] settings =
        [
            "--http-port", "0", "--set", "Interactions:IdlePartition=3s", "--set", "Kafka:session.timeout.ms=2000", "--set", "Kafka:heartbeat.interval.ms=500",
        ];
        var started = 0;
        WorkerProcess Start(params string[] arguments) => WorkerProcess.Start(
            WorkerProcess.Executable(), arguments, Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{kills}-{started++}.log")));
        WorkerProcess Worker() => Start(["run", .. cluster, .. settings]);

        var worker = Worker();
        try
        {
            for (var wave = 0; wave < waves.Length; wave++)
            {
                worker.WaitRunning();
                using var replay = Start(["replay", waves[wave], .. cluster, "--speed", "60", "--start", "recorded"]);
                for (var kill = 0; kill < kills; kill++)
                {
                    var written = topics.Written(OutputTopic.Interactions);
                    Eventually.True(() => topics.Written(OutputTopic.Interactions) > written + 10, Patience, () => "output; the worker says\n" + worker.Log);
                    worker.Kill();
                    worker.Dispose();
                    worker = Worker();
                }

                Eventually.True(() => replay.HasEnded, Patience, () => "the wave is sent:\n" + replay.Log);
                Assert.True(replay.ExitCode == 0, replay.Log);
                Eventually.True(() => IsSettled(topics, Customers * (wave + 1), waves.Take(wave + 1).Sum(Surveys)), Patience, () => $"wave {wave} is settled; the worker says\n{worker.Log}");
            }

            worker.Stop();
            Assert.True(worker.ExitCode == 0, worker.Log);
        }
        finally
        {
            worker.Dispose();
        }

        return new(
            Newest(topics, OutputTopic.Customers),
            Told.ToDictionary(topic => topic, topic => topics.Read(topic).Select(record => $"{record.Key} {Rounded(JsonNode.Parse(record.Text))!.ToJsonString()}").Order(StringComparer.Ordinal).ToArray()),
            [.. topics.Read(OutputTopic.Alerts).Select(record => JsonNode.Parse(record.Text)!).Where(alert => CustomerRules.Contains(alert["rule"]!.GetValue<string>()))
                .Select(alert => $"{alert["customerId"]} {alert["rule"]} {alert["state"]} {alert["interactionId"]}").Order(StringComparer.Ordinal)],
            topics.Read(OutputTopic.DeadLetters).Count);
    }

    /// <summary>Whether all contacts so far have their outcome, their customers' ledgers know of it, and their surveys are joined.</summary>
    private static bool IsSettled(TestTopics topics, int contacts, int surveys) =>
        topics.Read(OutputTopic.Outcomes).Count >= contacts
        && topics.Read(OutputTopic.SurveyOutcomes).Count >= surveys
        && Newest(topics, OutputTopic.Customers).Values.Sum(text => JsonNode.Parse(text)!["contacts"]!.GetValue<int>()) >= contacts;

    private static SortedDictionary<string, string> Newest(TestTopics topics, OutputTopic topic)
    {
        var newest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in topics.Read(topic))
            if (record.Value is null)
                newest.Remove(record.Key);
            else
                newest[record.Key] = Rounded(JsonNode.Parse(record.Text))!.ToJsonString();
        return newest;
    }

    /// <summary>A decayed sum depends on the order of arrival in its last bits.</summary>
    private static JsonNode? Rounded(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Rounded(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Rounded)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(Math.Round(value.GetValue<double>(), 6)),
        _ => node?.DeepClone(),
    };

    private sealed record Ending(
        SortedDictionary<string, string> Customers, IReadOnlyDictionary<OutputTopic, string[]> Told, IReadOnlyList<string> CustomerAlerts, int DeadLetters);
}
