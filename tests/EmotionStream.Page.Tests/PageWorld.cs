using System.Collections;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.App.Page;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Embedded;
using EmotionStream.Kafka.Topics;
using EmotionStream.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionStream.Page.Tests;

/// <summary>A broker, the pipeline where it is wanted, and the page over them: what is shown has been through Kafka.</summary>
internal sealed class PageWorld : IAsyncDisposable
{
    private readonly EmbeddedBroker? _broker;
    private readonly List<PageServer> _replicas = [];
    private readonly Settings _settings;
    private readonly TopicNames _topics;
    private readonly IProducer<byte[], byte[]> _producer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pipeline;

    private PageWorld(EmbeddedBroker? broker, Settings settings, bool withPipeline)
    {
        (_broker, _settings) = (broker, settings);
        _topics = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application);
        broker?.Touch([.. _topics.Inputs, .. _topics.Outputs]);
        var config = new ProducerConfig(WorkerOptionsFactory.Client(settings)) { Partitioner = Partitioner.Murmur2Random, LingerMs = 1 };
        _producer = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        _pipeline = withPipeline
            ? new Pipeline(settings, RecogniserFactory.Create(settings.Recognition), new PipelineMetrics(Prometheus.Metrics.NewCustomRegistry(), 10), new HealthState(), NullLoggerFactory.Instance)
                .RunAsync(_stop.Token)
            : Task.CompletedTask;
    }

    public PageServer Server { get; private set; } = null!;

    public string Address => Server.Address;

    public static Task<PageWorld> StartAsync(bool withPipeline, params (string Key, string Value)[] assignments)
    {
        var broker = EmbeddedBroker.Start();
        var settings = Load(broker.Bootstrap, assignments);
        EmbeddedBroker.Suit(settings.Pipeline);
        return StartAsync(new PageWorld(broker, settings, withPipeline));
    }

    /// <summary>The same over a real Kafka, exactly-once.</summary>
    public static async Task<PageWorld> OnKafkaAsync(string bootstrap, bool withPipeline, params (string Key, string Value)[] assignments)
    {
        using var topics = await TestTopics.CreateAsync(bootstrap, EmbeddedBroker.Partitions);
        return await StartAsync(new PageWorld(null, Load(bootstrap, [("Topics:Prefix", topics.Prefix), ("Pipeline:Application", topics.Application), .. assignments]), withPipeline));
    }

    /// <summary>Starts another server of the same page over the same Kafka.</summary>
    public async Task<PageServer> AddReplicaAsync()
    {
        _settings.Page.Port = 0;
        _replicas.Add(await PageServer.StartAsync(_settings, new PageMetrics(Registries.Create()), NullLoggerFactory.Instance));
        return _replicas[^1];
    }

    /// <summary>Stops the page's server and starts another in its place.</summary>
    public async Task RestartAsync(Func<Task>? between = null)
    {
        _settings.Page.Port = new Uri(Address).Port;
        await Server.DisposeAsync();
        if (between is not null)
            await between();
        await StartServerAsync();
    }

    public void Send(InteractionEventMessage message) => Send(_topics.Of(InputSource.InteractionEvents), message.InteractionId, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.InteractionEventMessage));

    public void Send(ChatMessage message) => Send(_topics.Of(InputSource.ChatMessages), message.InteractionId, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.ChatMessage));

    public void Publish(InteractionMessage message) => Send(_topics.Of(OutputTopic.Interactions), message.InteractionId, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.InteractionMessage));

    public void Publish(AlertMessage message) => Send(_topics.Of(OutputTopic.Alerts), message.InteractionId, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.AlertMessage));

    public void Publish(OutcomeMessage message) => Send(_topics.Of(OutputTopic.Outcomes), message.InteractionId, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.OutcomeMessage));

    public void Flush() => _producer.Flush(TimeSpan.FromSeconds(20));

    /// <summary>A conversation of a customer who gets angrier; opens a critical alert.</summary>
    public void SendUpset(string id, string words, string queue = "billing", string? agent = "Ada Martin", string channel = "chat")
    {
        var start = TimeProvider.System.GetUtcNow().AddSeconds(-40);
        Send(new InteractionEventMessage { InteractionId = id, Time = start, Type = InteractionEventType.Started, CustomerId = "cust-" + id, Channel = channel, Queue = queue, AgentId = agent, Language = "en" });
        double[] valences = [0.3, -0.1, -0.4, -0.9, -0.9];
        for (var i = 0; i < valences.Length; i++)
        {
            Send(new ChatMessage
            {
                InteractionId = id, Time = start.AddSeconds(5 + (7 * i)), Speaker = Speaker.Customer, Text = words, Language = "en", Valence = valences[i], Arousal = 0.6, Confidence = 0.9,
            });
        }

        Flush();
    }

    /// <summary>What people did, as it stands on the topic.</summary>
    public IReadOnlyList<AlertActionMessage> Actions()
    {
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig(WorkerOptionsFactory.Client(_settings)) { GroupId = "test-" + Guid.NewGuid(), AutoOffsetReset = AutoOffsetReset.Earliest, EnablePartitionEof = true })
            .SetLogHandler((_, _) => { }).Build();
        consumer.Assign(Enumerable.Range(0, EmbeddedBroker.Partitions).Select(partition => new TopicPartitionOffset(_topics.Of(InputSource.AlertActions), partition, Offset.Beginning)));
        var actions = new List<AlertActionMessage>();
        for (var ends = 0; ends < EmbeddedBroker.Partitions;)
        {
            if (consumer.Consume(TimeSpan.FromSeconds(5)) is not { } result || result.IsPartitionEOF)
                ends++;
            else
                actions.Add(JsonSerializer.Deserialize(result.Message.Value, ContractJson.Default.AlertActionMessage)!);
        }

        consumer.Close();
        return [.. actions.OrderBy(action => action.Time)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
        await Server.DisposeAsync();
        await _stop.CancelAsync();
        await _pipeline.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _producer.Dispose();
        _broker?.Dispose();
        _stop.Dispose();
    }

    private static Settings Load(string bootstrap, IEnumerable<(string Key, string Value)> assignments)
    {
        var settings = SettingsLoader.Load(null, new Hashtable(), [
            new("Kafka:bootstrap.servers", bootstrap), new("Kafka:fetch.wait.max.ms", "10"), new("Page:Port", "0"),
            new("Pipeline:Readings", "all"), new("Recognition:Text", "false"), new("Recognition:Voice", "false"), .. assignments.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))]);
        settings.Page.FromBeginning = true;
        return settings;
    }

    private static async Task<PageWorld> StartAsync(PageWorld world)
    {
        await world.StartServerAsync();
        return world;
    }

    private async Task StartServerAsync() => Server = await PageServer.StartAsync(_settings, new PageMetrics(Registries.Create()), NullLoggerFactory.Instance);

    private void Send(string topic, string key, byte[] value)
    {
        while (true)
        {
            try
            {
                _producer.Produce(topic, new() { Key = Encoding.UTF8.GetBytes(key), Value = value });
                return;
            }
            catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                _producer.Poll(TimeSpan.FromMilliseconds(10));
            }
        }
    }
}
