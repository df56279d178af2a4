using System.Collections.Concurrent;
using System.Reflection;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.App.State;
using EmotionStream.Testing;

namespace EmotionStream.Page.Tests.Server;

public sealed class StartingPointsTests(KafkaFixture kafka)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Topic_ThatComesLater_IsWaitedFor()
    {
        var topic = $"t{Guid.NewGuid():N}.later";
        var client = new ClientConfig { BootstrapServers = kafka.Bootstrap };
        using var consumer = Consumer(client);
        var finding = Task.Run(() => new StartingPoints(client, _ => { }).Find(consumer, [(topic, StartingPoint.End)], TestContext.Current.CancellationToken));
        using var admin = new AdminClientBuilder(client).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = 3, ReplicationFactor = 1 }]);

        Assert.Equal([(0, Offset.End), (1, Offset.End), (2, Offset.End)], (await finding.WaitAsync(Patience, TestContext.Current.CancellationToken)).Select(start => (start.Partition.Value, start.Offset)).Order());
    }

    [Fact]
    public async Task OffsetsByTime_ThatCouldNotBeTold_AreAskedForAgain()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 1);
        topics.Send((Core.Records.InputSource.ChatMessages, "i", "{}"));
        var (client, topic) = (new ClientConfig { BootstrapServers = kafka.Bootstrap }, topics.Names.Of(Core.Records.InputSource.ChatMessages));
        using var consumer = Consumer(client);
        var told = new ConcurrentQueue<string>();

        var found = new StartingPoints(client, told.Enqueue).Find(FailsOnce.Wrap(consumer), [(topic, StartingPoint.At(TimeProvider.System.GetUtcNow().AddHours(-1)))], TestContext.Current.CancellationToken);

        Assert.Equal(0, Assert.Single(found).Offset.Value);
        Assert.Single(told);
    }

    [Fact]
    public async Task Cancelled_StopsWaiting()
    {
        var client = new ClientConfig { BootstrapServers = kafka.Bootstrap };
        using var consumer = Consumer(client);
        using var stop = new CancellationTokenSource();
        var finding = Task.Run(() => new StartingPoints(client, _ => { }).Find(consumer, [($"t{Guid.NewGuid():N}.never", StartingPoint.Beginning)], stop.Token), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    private static IConsumer<string, byte[]> Consumer(ClientConfig client) =>
        new ConsumerBuilder<string, byte[]>(new ConsumerConfig(client.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal)) { GroupId = "starting-points" }).Build();

    /// <summary>A real consumer whose first question for offsets is not answered, as on a cluster that elects a leader.</summary>
    public class FailsOnce : DispatchProxy
    {
        private IConsumer<string, byte[]> _inner = null!;
        private bool _hasFailed;

        internal static IConsumer<string, byte[]> Wrap(IConsumer<string, byte[]> inner)
        {
            var proxy = Create<IConsumer<string, byte[]>, FailsOnce>();
            ((FailsOnce)(object)proxy)._inner = inner;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IConsumer<,>.OffsetsForTimes) && !_hasFailed)
            {
                _hasFailed = true;
                throw new KafkaException(ErrorCode.LeaderNotAvailable);
            }

            return targetMethod.Invoke(_inner, args);
        }
    }
}
