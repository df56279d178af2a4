using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Embedded;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>The demo's way: at least once on the embedded broker.</summary>
public class EmbeddedBrokerTests
{
    [Fact]
    public void Worker_OnTheEmbeddedBroker_PublishesOutcomes()
    {
        using var broker = EmbeddedBroker.Start();
        using var topics = TestTopics.OnFirstUse(broker.Bootstrap);
        broker.Touch([.. topics.Names.Inputs, .. topics.Names.Outputs]);
        topics.Send(Conversations.Make(30, 4, Begin));
        var options = Options(topics);
        EmbeddedBroker.Suit(options);
        using var worker = new WorkerHost(options);
        WaitOutcomes(topics, 30);
        worker.Stop();

        Assert.Equal(30, OutcomesByKey(topics).Count);
        Assert.Empty(worker.Rebuilds);
    }
}
