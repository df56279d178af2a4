using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.Kafka.Erasure;

/// <summary>
/// Writes the erasure of a customer into the log, where the tasks find it in its place among the events: once to the customer's partition of the customers' events, and to every partition
/// of the interactions' events, as any may hold interactions of theirs. All of it or nothing, in one transaction.
/// </summary>
/// <param name="client">librdkafka's settings of the cluster.</param>
/// <param name="names">Topics.</param>
/// <param name="timeout">Bound of each request.</param>
public sealed class CustomerErasure(IReadOnlyDictionary<string, string> client, TopicNames names, TimeSpan timeout)
{
    /// <summary>Why an id can't be a customer's; null when it can.</summary>
    /// <param name="customer">The id.</param>
    public static string? Refusal(string customer) =>
        string.IsNullOrEmpty(customer) ? "it is empty"
        : Encoding.UTF8.GetByteCount(customer) > DecoderLimits.MaxIdBytes ? $"it is longer than {DecoderLimits.MaxIdBytes} bytes"
        : customer.Any(char.IsControl) ? "it has control characters"
        : null;

    /// <summary>Writes the erasure.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="plan">When, and how long it is remembered.</param>
    /// <param name="partitions">Partitions of the interactions' events.</param>
    /// <returns>Where it stands.</returns>
    /// <exception cref="KafkaException">The cluster does not take it.</exception>
    public async Task<IReadOnlyList<TopicPartitionOffset>> WriteAsync(string customer, ErasurePlan plan, int partitions)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var value = JsonSerializer.SerializeToUtf8Bytes(
            new CustomerEventMessage { CustomerId = customer, Time = plan.Time, Type = CustomerEventType.Forget, RememberUntil = plan.RememberUntil },
            ContractJson.Default.CustomerEventMessage);
        var message = new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(customer), Value = value };
        var config = new ProducerConfig(Copy())
        {
            TransactionalId = $"{names.Application}-forget-{Guid.NewGuid():N}",
            Partitioner = Partitioner.Murmur2Random,
            TransactionTimeoutMs = (int)timeout.TotalMilliseconds,
            MessageTimeoutMs = (int)timeout.TotalMilliseconds,
        };
        using var producer = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        producer.InitTransactions(timeout);
        producer.BeginTransaction();
        var events = names.Of(InputSource.InteractionEvents);
        var written = await Task.WhenAll(
            Enumerable.Range(0, partitions).Select(p => producer.ProduceAsync(new TopicPartition(events, p), message))
                .Append(producer.ProduceAsync(names.Of(InputSource.CustomerEvents), message)));
        producer.CommitTransaction(timeout);
        return [.. written.Select(r => r.TopicPartitionOffset)];
    }

    /// <summary>Waits until the workers have committed past the erasure: the tombstones are written then.</summary>
    /// <param name="written">Where it stands.</param>
    /// <param name="kinds">The kinds of task that run.</param>
    /// <param name="within">How long.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether they have.</returns>
    public async Task<bool> WaitAsync(IReadOnlyList<TopicPartitionOffset> written, IReadOnlyList<TaskKind> kinds, TimeSpan within, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(within);
        try
        {
            foreach (var kind in kinds)
            {
                var inputs = kind.Inputs.Select(names.Of).ToHashSet(StringComparer.Ordinal);
                var left = written.Where(at => inputs.Contains(at.Topic)).ToList();
                while (left.Count > 0)
                {
                    left = await Task.Run(() => NotPassed(kind.ApplicationOf(names.Application), left), deadline.Token);
                    if (left.Count > 0)
                        await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
                }
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private List<TopicPartitionOffset> NotPassed(string group, List<TopicPartitionOffset> written)
    {
        // Asked of a consumer: librdkafka's admin client crashes on some answers about a group.
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig(Copy()) { GroupId = group })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        try
        {
            var committed = consumer.Committed(written.Select(at => at.TopicPartition), timeout).ToDictionary(at => at.TopicPartition, at => at.Offset);
            return [.. written.Where(at => committed[at.TopicPartition].Value <= at.Offset.Value)];
        }
        catch (KafkaException)
        {
            // The group's coordinator is just being made, or moves.
            return written;
        }
    }

    private Dictionary<string, string> Copy() => new(client, StringComparer.OrdinalIgnoreCase);
}
