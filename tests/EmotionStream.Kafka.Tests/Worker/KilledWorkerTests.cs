using System.Diagnostics;
using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>Processes that die by kill -9 with a transaction open.</summary>
public class KilledWorkerTests(KafkaFixture kafka)
{
    private const int Records = 300 * 18;

    /// <summary>Rules that judge customers' turns, which come through one topic here: what they open depends on nothing that a crash changes.</summary>
    private static readonly string[] TurnRules = ["NegativePeak", "AbruptDrop", "BadEndRisk", "SustainedNegative", "RecoveryAchieved"];

    [Fact]
    public async Task KilledWorker_RestartedManyTimes_GivesTheOutcomesAndAlertsOfACrashFreeRun()
    {
        using var calm = await TestTopics.CreateAsync(kafka.Bootstrap);
        calm.Send(Load());
        using (var worker = new WorkerHost(Options(calm)))
        {
            WaitOutcomes(calm, 300);
            worker.Stop();
        }

        using var stormy = await TestTopics.CreateAsync(kafka.Bootstrap);
        var chunks = Load().Chunk(Records / 4).ToList();
        for (var round = 0; round < chunks.Count; round++)
        {
            // Every other process commits as usual, so that there is state to restore; those between never come to commit.
            var never = round % 2 == 1;
            var committed = await stormy.CommittedAsync();
            var written = stormy.Written(OutputTopic.Alerts);
            using var process = StartProcess(stormy, commitIntervalMs: never ? 50_000 : 100);
            stormy.Send(chunks[round]);
            if (never)
            {
                // More than the markers that abort what a predecessor left open.
                Eventually.True(() => stormy.Written(OutputTopic.Alerts) > written + stormy.Partitions, Deadline, "a transaction is open");
                Assert.Equal(committed, await stormy.CommittedAsync());
            }
            else
            {
                stormy.WaitCommitted(committed + 1);
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        using (var worker = new WorkerHost(Options(stormy)))
        {
            WaitOutcomes(stormy, 300);
            worker.Stop();
        }

        Assert.Equal(OutcomesByKey(calm), OutcomesByKey(stormy));
        Assert.Equal(Opened(calm), Opened(stormy));
        Assert.Equal(Records, await stormy.CommittedAsync());
    }

    private static Process StartProcess(TestTopics topics, int commitIntervalMs)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "EmotionStream.Kafka.TestWorker.dll"), topics.Bootstrap, topics.Prefix, topics.Application, commitIntervalMs.ToString(),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static IEnumerable<(InputSource Source, string? Key, string Value)> Load() => Conversations.Make(300, 8, Begin, audio: false);

    /// <summary>Alerts opened by customers' turns; fails when any step of any alert stands twice.</summary>
    private static SortedSet<string> Opened(TestTopics topics)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var opened = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var record in topics.Read(OutputTopic.Alerts))
        {
            Assert.True(texts.Add(record.Text), $"twice: {record.Text}");
            var alert = JsonSerializer.Deserialize(record.Value!, ContractJson.Default.AlertMessage)!;
            if (alert.State == AlertState.Opened && TurnRules.Contains(alert.Rule))
                Assert.True(opened.Add(alert.AlertId), $"opened twice: {record.Text}");
        }

        Assert.NotEmpty(opened);
        return opened;
    }
}
