using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>The cluster goes away while the worker runs, and comes back.</summary>
public class BrokerAwayTests(KafkaFixture kafka)
{
    [Fact]
    public Task Broker_StoppedAndStarted_PausesTheWorkerWhichResumesByItself() => StopAndStart(kill: false);

    [Fact]
    public Task Broker_KilledAndStarted_PausesTheWorkerWhichResumesByItself() => StopAndStart(kill: true);

    private async Task StopAndStart(bool kill)
    {
        await using var own = await kafka.StartOwnAsync();
        using var topics = await TestTopics.CreateAsync(own.Bootstrap);
        using var worker = new WorkerHost(Options(topics));
        topics.Send(Conversations.Make(100, 5, Begin));
        Eventually.True(() => worker.CommittedRecords > 0, Deadline, "the worker commits");

        await own.StopAsync(kill);
        Eventually.True(() => worker.States.Last().State == WorkerState.Paused, Deadline, "the worker pauses");
        await own.UpAsync();
        Eventually.True(() => worker.States.Last().State == WorkerState.Running, Deadline, "the worker runs again");
        topics.Send(Conversations.Make(100, 5, Begin, first: 100));
        WaitOutcomes(topics, 200);
        worker.Stop();

        Assert.Equal(200, OutcomesByKey(topics).Count);
        Assert.Equal(200 * Conversations.RecordsOf(5), await topics.CommittedAsync());
    }
}
