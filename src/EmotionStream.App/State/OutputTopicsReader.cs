using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.App.Hosting;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.State;

/// <summary>
/// Reads committed records of the output topics, all partitions, into a <see cref="LiveStore"/>: what is shown is what Kafka holds, not what this
/// process believes it wrote.
/// </summary>
/// <param name="client">librdkafka's settings of the cluster.</param>
/// <param name="prefix">Prefix of the topics.</param>
/// <param name="fromBeginning">Whether readings and outcomes are read from their beginning too; live states and alerts always are.</param>
/// <param name="store">Takes what is read.</param>
/// <param name="logger">Logs.</param>
internal sealed class OutputTopicsReader(
    IEnumerable<KeyValuePair<string, string>> client, string prefix, bool fromBeginning, LiveStore store, ILogger logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly string[] _topics = [prefix + "interactions", prefix + "alerts", prefix + "readings", prefix + "outcomes", prefix + "dead-letters"];

    /// <summary>Called for each reading read, after the store has it.</summary>
    public Action<ReadingMessage>? ReadingRead { get; init; }

    /// <summary>Called for each alert step read, after the store has it.</summary>
    public Action<AlertMessage>? AlertRead { get; init; }

    /// <summary>Called for each outcome read, after the store has it.</summary>
    public Action<OutcomeMessage>? OutcomeRead { get; init; }

    /// <summary>Reads on the calling thread until cancelled. A cluster that is away is waited for.</summary>
    /// <param name="cancellation">Stops the reader.</param>
    public void Run(CancellationToken cancellation)
    {
        var config = new ConsumerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase))
        {
            GroupId = "emotionstream-state",
            EnableAutoCommit = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        };
        config.Set("fetch.queue.backoff.ms", "5");
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(config)
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, error) => logger.StateReaderTrouble(error.Reason))
            .Build();
        try
        {
            consumer.Assign(new StartingPoints(client, reason => logger.StateReaderTrouble(reason)).Find(consumer, Topics(), cancellation));
            while (!cancellation.IsCancellationRequested)
                Consume(consumer);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }

        consumer.Close();
    }

    private void Consume(IConsumer<Ignore, byte[]> consumer)
    {
        try
        {
            if (consumer.Consume(Poll) is { } result)
                Apply(result);
        }
        catch (ConsumeException problem)
        {
            logger.StateReaderTrouble(problem.Error.Reason);
        }
        catch (JsonException)
        {
            logger.StateRecordUnreadable();
        }
    }

    private IEnumerable<(string Topic, StartingPoint From)> Topics() => _topics.Select(topic => (
        topic,
        fromBeginning || topic.EndsWith("interactions", StringComparison.Ordinal) || topic.EndsWith("alerts", StringComparison.Ordinal) ? StartingPoint.Beginning : StartingPoint.End));

    private void Apply(ConsumeResult<Ignore, byte[]> result)
    {
        var value = result.Message.Value;
        switch (result.Topic[prefix.Length..])
        {
            case "dead-letters":
                store.DeadLetter(result.Message.Headers.TryGetLastBytes("cause", out var cause) ? Encoding.UTF8.GetString(cause) : "unknown");
                break;
            case "interactions" when value is not null:
                store.Apply(JsonSerializer.Deserialize(value, ContractJson.Default.InteractionMessage)!);
                break;
            case "readings" when value is not null:
                var reading = JsonSerializer.Deserialize(value, ContractJson.Default.ReadingMessage)!;
                store.Apply(reading);
                ReadingRead?.Invoke(reading);
                break;
            case "alerts" when value is not null:
                var alert = JsonSerializer.Deserialize(value, ContractJson.Default.AlertMessage)!;
                store.Apply(alert);
                AlertRead?.Invoke(alert);
                break;
            case "outcomes" when value is not null:
                var outcome = JsonSerializer.Deserialize(value, ContractJson.Default.OutcomeMessage)!;
                store.Apply(outcome);
                OutcomeRead?.Invoke(outcome);
                break;
        }
    }
}
