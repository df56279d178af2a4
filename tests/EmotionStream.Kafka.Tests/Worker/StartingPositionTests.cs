using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Topics;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>Where a worker reads on from when the changelog and the group's offsets do not agree.</summary>
public class StartingPositionTests(KafkaFixture kafka)
{
    [Fact]
    public async Task GroupOffsets_SetBack_AreOverruledByTheState()
    {
        using var topics = await HalfDoneAsync();
        SetOffsets(topics, Offset.Beginning);

        var worker = Finish(topics);

        Assert.Equal([0, 1], worker.LostCommits.Order());
        AssertAllOnce(topics);
    }

    [Fact]
    public async Task GroupOffsets_SetAhead_AreOverruledByTheState()
    {
        using var topics = await HalfDoneAsync(alsoSend: true);
        SetOffsets(topics, Offset.End);

        var worker = Finish(topics, send: false);

        Assert.Equal([0, 1], worker.LostCommits.Order());
        AssertAllOnce(topics);
    }

    [Fact]
    public async Task GroupOffsets_Expired_AreTakenFromTheState()
    {
        using var topics = await HalfDoneAsync();
        using (var admin = topics.Admin())
            await admin.DeleteGroupsAsync([topics.Application]);

        var worker = Finish(topics);

        Assert.Empty(worker.LostCommits);
        Assert.Empty(worker.Rebuilds);
        AssertAllOnce(topics);
    }

    [Fact]
    public async Task Changelog_DeletedUnderTheGroup_StopsTheStart()
    {
        using var topics = await HalfDoneAsync();
        var changelog = topics.Names.Of(OutputTopic.Changelog);
        using (var admin = topics.Admin())
        {
            await admin.DeleteTopicsAsync([changelog]);
            Eventually.True(() => admin.GetMetadata(Deadline).Topics.TrueForAll(t => t.Topic != changelog), Deadline, "the changelog is gone");
            await new TopicAdmin(admin, Deadline).CreateAsync([.. TopicPlan.Create(topics.Names, topics.Partitions).Topics.Where(t => t.Name == changelog)]);
            topics.WaitPartitions(changelog, topics.Partitions);
        }

        using var worker = new WorkerHost(Options(topics));

        var message = Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message;
        Assert.Contains($"{changelog} was deleted or cut", message, StringComparison.Ordinal);
        Assert.Contains("--delete-offsets", message, StringComparison.Ordinal);
    }

    /// <summary>A worker that processed and closed the first fifty of a hundred interactions, and stopped.</summary>
    private async Task<TestTopics> HalfDoneAsync(bool alsoSend = false)
    {
        var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Conversations.Make(50, 5, Begin));
        using (var worker = new WorkerHost(Options(topics)))
        {
            WaitOutcomes(topics, 50);
            worker.Stop();
        }

        if (alsoSend)
            topics.Send(Conversations.Make(50, 5, Begin, first: 50));
        return topics;
    }

    private static WorkerHost Finish(TestTopics topics, bool send = true)
    {
        if (send)
            topics.Send(Conversations.Make(50, 5, Begin, first: 50));
        using var worker = new WorkerHost(Options(topics));
        WaitOutcomes(topics, 100);
        worker.Stop();
        return worker;
    }

    private static void AssertAllOnce(TestTopics topics)
    {
        Assert.Equal(100, OutcomesByKey(topics).Count);
        var opened = topics.Read(OutputTopic.Alerts).Select(r => r.Text).ToList();
        Assert.Equal(opened.Distinct(StringComparer.Ordinal).Count(), opened.Count);
    }

    private static void SetOffsets(TestTopics topics, Offset at)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = topics.Bootstrap, GroupId = topics.Application }).Build();
        foreach (var partition in topics.Names.Inputs.SelectMany(t => Enumerable.Range(0, topics.Partitions).Select(p => new TopicPartition(t, p))))
        {
            var range = consumer.QueryWatermarkOffsets(partition, Deadline);
            consumer.Commit([new TopicPartitionOffset(partition, at == Offset.End ? range.High : range.Low)]);
        }
    }
}
