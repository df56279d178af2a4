using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>What a worker refuses to start on, and what it takes from the site's own settings.</summary>
public class StartTests(KafkaFixture kafka)
{
    [Fact]
    public void Topics_Missing_AreNamedWithTheCommandThatCreatesThem()
    {
        using var worker = new WorkerHost(new WorkerOptions { Bootstrap = kafka.Bootstrap, TopicPrefix = "nothere." });

        var message = Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message;
        Assert.Contains("nothere.chat-messages", message, StringComparison.Ordinal);
        Assert.Contains("emotionstream topics create", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PartitionCounts_ThatDiffer_AreRefused()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using (var admin = topics.Admin())
            await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = topics.Prefix + "audio-features", IncreaseTo = 3 }]);
        topics.WaitPartitions(topics.Prefix + "audio-features", 3);
        using var worker = new WorkerHost(Options(topics));

        var message = Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message;
        Assert.Contains("audio-features 3", message, StringComparison.Ordinal);
        Assert.Contains("same partition count", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changelog_ThatIsNotCompacted_IsRefused()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        await topics.AlterAsync(topics.Names.Of(OutputTopic.Changelog), "cleanup.policy", "delete");
        using var worker = new WorkerHost(Options(topics));

        Assert.Contains("cleanup.policy", Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OutputTopic_ThatWouldRefuseADeadLetter_IsRefusedAtTheStart(bool changelog)
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        await topics.AlterAsync(topics.Names.Of(OutputTopic.DeadLetters), "max.message.bytes", "100000");
        var options = Options(topics);
        (options.Changelog, options.Guarantee) = (changelog, changelog ? ProcessingGuarantee.ExactlyOnce : ProcessingGuarantee.AtLeastOnce);
        using var worker = new WorkerHost(options);

        var message = Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message;
        Assert.Contains("dead-letters has max.message.bytes=100000", message, StringComparison.Ordinal);
        Assert.Contains("--add-config max.message.bytes=", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no.such.setting", "1", "no.such.setting")]
    [InlineData("session.timeout.ms", "soon", "session.timeout.ms")]
    public async Task KafkaSetting_ThatLibrdkafkaDoesNotKnow_IsNamed(string key, string value, string named)
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var options = Options(topics);
        options.Kafka[key] = value;
        using var worker = new WorkerHost(options);

        Assert.Contains(named, Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeouts_OutsideWhatTheClusterAllows_AreNamed()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var session = Options(topics);
        session.Kafka["session.timeout.ms"] = "1000";
        session.Kafka["heartbeat.interval.ms"] = "300";
        using var impatient = new WorkerHost(session);
        var transaction = Options(topics);
        transaction.TransactionTimeout = TimeSpan.FromHours(3);
        transaction.TransactionCallBound = TimeSpan.FromHours(3);
        using var patient = new WorkerHost(transaction);

        var message = Assert.IsType<WorkerConfigurationException>(impatient.WaitEnd(Deadline)).Message;
        Assert.Contains("Kafka:session.timeout.ms = \"1000\"", message, StringComparison.Ordinal);
        Assert.Contains("group.min.session.timeout.ms", message, StringComparison.Ordinal);
        message = Assert.IsType<WorkerConfigurationException>(patient.WaitEnd(Deadline)).Message;
        Assert.Contains("Pipeline:TransactionTimeout", message, StringComparison.Ordinal);
        Assert.Contains("transaction.max.timeout.ms", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecureListener_IsReachedThroughKafkaSettings()
    {
        var secure = kafka.Secure;
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Conversations.Make(20, 3, Begin));
        var options = Options(topics);
        options.Bootstrap = secure.Bootstrap;
        foreach (var (key, value) in secure.Settings)
            options.Kafka[key] = value;
        using var worker = new WorkerHost(options);
        WaitOutcomes(topics, 20);
        worker.Stop();

        Assert.Equal(20, OutcomesByKey(topics).Count);
        Assert.All(worker.Log.Lines, line => Assert.DoesNotContain(secure.Password, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cluster_ThatIsAway_PausesTheWorkerUntilStopped()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var options = Options(topics);
        options.Bootstrap = "127.0.0.1:1";
        using var worker = new WorkerHost(options);
        Eventually.True(() => worker.States.Any(s => s.State == WorkerState.Paused), Deadline, "the worker pauses");
        worker.Stop();

        Assert.DoesNotContain(worker.States, s => s.State == WorkerState.Running);
    }
}
