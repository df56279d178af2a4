using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.Testing;

/// <summary>The topics of one test, under a prefix of its own: what is sent to them and what stands on them.</summary>
public sealed class TestTopics : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private readonly ClientConfig _client;
    private readonly IProducer<byte[], byte[]> _producer;

    private TestTopics(ClientConfig client, string prefix, int partitions)
    {
        (_client, Prefix, Application, Partitions) = (client, prefix, prefix + "app", partitions);
        Names = new TopicNames(Prefix, Application);
        _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig(Copy(client)) { LingerMs = 5, MessageMaxBytes = 16_000_000 }).SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>The cluster.</summary>
    public string Bootstrap => _client.BootstrapServers;

    /// <summary>Prefix of the topics.</summary>
    public string Prefix { get; }

    /// <summary>Application id of the workers.</summary>
    public string Application { get; }

    /// <summary>Partitions of each topic.</summary>
    public int Partitions { get; }

    /// <summary>Names of the topics.</summary>
    public TopicNames Names { get; }

    /// <summary>Creates the topics.</summary>
    /// <param name="bootstrap">The cluster.</param>
    /// <param name="partitions">Partitions of each.</param>
    public static async Task<TestTopics> CreateAsync(string bootstrap, int partitions = 2)
    {
        var client = new ClientConfig { BootstrapServers = bootstrap };
        var topics = new TestTopics(client, $"t{Guid.NewGuid():N}.", partitions);
        using var admin = new AdminClientBuilder(client).SetLogHandler((_, _) => { }).Build();
        await new TopicAdmin(admin, Timeout).CreateAsync([.. TopicPlan.Create(topics.Names, partitions).Topics]);
        foreach (var topic in topics.Names.Inputs.Concat(topics.Names.Outputs))
            topics.WaitPartitions(topic, partitions);
        return topics;
    }

    /// <summary>Waits until the broker tells of a topic's partitions and their leaders: a busy one answers "created" before it does.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="count">How many partitions it has been given.</param>
    public void WaitPartitions(string topic, int count)
    {
        using var admin = Admin();
        WaitPartitions(admin, topic, count, Timeout);
    }

    /// <summary>The same on any cluster.</summary>
    /// <param name="admin">A client of the cluster.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="count">How many partitions it has been given.</param>
    /// <param name="within">The deadline.</param>
    public static void WaitPartitions(IAdminClient admin, string topic, int count, TimeSpan within) => Eventually.True(
        () => admin.GetMetadata(topic, within).Topics is [{ Error.IsError: false } found]
            && found.Partitions.Count == count && found.Partitions.TrueForAll(p => p.Leader >= 0),
        within,
        $"{topic} has {count} partitions");

    /// <summary>A client to change the cluster with; dispose of it.</summary>
    public IAdminClient Admin() => new AdminClientBuilder(_client).Build();

    /// <summary>Topics of an embedded broker, which creates them on first use.</summary>
    /// <param name="bootstrap">The broker.</param>
    public static TestTopics OnFirstUse(string bootstrap) => new(new ClientConfig { BootstrapServers = bootstrap }, "emotion.", 4);

    /// <summary>Sets a setting of a topic; the broker knows it when this returns.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="value">Its value.</param>
    public async Task AlterAsync(string topic, string setting, string value)
    {
        using var admin = Admin();
        await AlterAsync(admin, topic, setting, value);
    }

    /// <summary>Sets a setting of any topic; the broker knows it when this returns: the controller answers before the broker has read what it wrote.</summary>
    /// <param name="admin">A client of the cluster.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="value">Its value.</param>
    public static async Task AlterAsync(IAdminClient admin, string topic, string setting, string value)
    {
        var resource = new ConfigResource { Type = ResourceType.Topic, Name = topic };
        await admin.IncrementalAlterConfigsAsync(new()
        {
            [resource] = [new ConfigEntry { Name = setting, Value = value, IncrementalOperation = AlterConfigOpType.Set }],
        });
        await Task.Run(() => Eventually.True(
            () => admin.DescribeConfigsAsync([resource]).GetAwaiter().GetResult()[0].Entries[setting].Value == value, Timeout, $"{setting} of {topic} is {value}"));
    }

    /// <summary>Sends records; they stand on the topic when this returns.</summary>
    /// <param name="records">Topic, key and value of each.</param>
    public void Send(params IEnumerable<(InputSource Source, string? Key, string Value)> records)
    {
        foreach (var (source, key, value) in records)
            _producer.Produce(Names.Of(source), new() { Key = key is null ? null! : Encoding.UTF8.GetBytes(key), Value = Encoding.UTF8.GetBytes(value) });
        _producer.Flush(Timeout);
    }

    /// <summary>Reads a topic to its end as a reader of committed records sees it.</summary>
    /// <param name="topic">The topic.</param>
    public IReadOnlyList<Record> Read(OutputTopic topic) => Read(Names.Of(topic));

    /// <summary>Reads a topic to its end as a reader of committed records sees it.</summary>
    /// <param name="topic">The topic.</param>
    public IReadOnlyList<Record> Read(string topic)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig(Copy(_client))
        {
            GroupId = "reader",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 20,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Assign(Enumerable.Range(0, Partitions).Select(p => new TopicPartitionOffset(topic, p, Offset.Beginning)));
        var records = new List<Record>();
        for (var left = Partitions; left > 0;)
        {
            var result = consumer.Consume(Timeout) ?? throw new TimeoutException($"{topic} could not be read to its end.");
            if (result.IsPartitionEOF)
                left--;
            else
                records.Add(ToRecord(result));
        }

        consumer.Close();
        return records;
    }

    /// <summary>How many records were ever written to a topic, in open and aborted transactions too, and markers counted.</summary>
    /// <param name="topic">The topic.</param>
    public long Written(OutputTopic topic)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig(Copy(_client)) { GroupId = "reader", IsolationLevel = IsolationLevel.ReadUncommitted })
            .SetLogHandler((_, _) => { }).Build();
        return Enumerable.Range(0, Partitions).Sum(p => consumer.QueryWatermarkOffsets(new TopicPartition(Names.Of(topic), p), Timeout).High.Value);
    }

    /// <summary>How far each partition of a topic can be read, for the message of a test that waited in vain: a last stable offset below the end is an open transaction's.</summary>
    /// <param name="topic">The topic.</param>
    public string Ends(string topic)
    {
        return $"{topic} ends at {string.Join(' ', Ends(IsolationLevel.ReadUncommitted))}, stable up to {string.Join(' ', Ends(IsolationLevel.ReadCommitted))}";

        IEnumerable<long> Ends(IsolationLevel isolation)
        {
            using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig(Copy(_client)) { GroupId = "reader", IsolationLevel = isolation })
                .SetLogHandler((_, _) => { }).Build();
            return [.. Enumerable.Range(0, Partitions).Select(p => consumer.QueryWatermarkOffsets(new TopicPartition(topic, p), Timeout).High.Value)];
        }
    }

    /// <summary>How far the application has committed, all inputs and partitions together.</summary>
    public Task<long> CommittedAsync() => Task.Run(Committed);

    private long Committed()
    {
        // Asked of a consumer: librdkafka 2.16's admin client crashes (rd_kafka_cgrp_op without a group) on some answers about a group.
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig(Copy(_client)) { GroupId = Application }).Build();
        var partitions = Names.Inputs.SelectMany(topic => Enumerable.Range(0, Partitions).Select(p => new TopicPartition(topic, p)));
        return consumer.Committed(partitions, Timeout).Sum(p => Math.Max(0, p.Offset.Value));
    }

    /// <summary>Waits until the application has committed that many records, all inputs and partitions together.</summary>
    /// <param name="records">How many.</param>
    /// <param name="within">The deadline.</param>
    public void WaitCommitted(long records, TimeSpan? within = null) =>
        Eventually.True(() => HasCommitted(records), within ?? TimeSpan.FromSeconds(60), $"{records} records committed");

    private bool HasCommitted(long records)
    {
        try
        {
            return Committed() >= records;
        }
        catch (KafkaException)
        {
            // The group's coordinator is just being made.
            return false;
        }
    }

    /// <summary>Ends the producer. The topics stay until the broker goes.</summary>
    public void Dispose() => _producer.Dispose();

    /// <summary>A configuration made of another would write into it.</summary>
    private static Dictionary<string, string> Copy(ClientConfig config) => config.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);

    private static Record ToRecord(ConsumeResult<byte[], byte[]> result) => new(
        result.Partition,
        result.Offset,
        Encoding.UTF8.GetString(result.Message.Key ?? []),
        result.Message.Value,
        result.Message.Headers.ToDictionary(h => h.Key, h => Encoding.UTF8.GetString(h.GetValueBytes()), StringComparer.Ordinal));
}
