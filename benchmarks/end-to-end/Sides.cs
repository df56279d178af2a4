using System.Diagnostics;
using Confluent.Kafka;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Kafka.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionStream.EndToEnd;

/// <summary>The sides of the benchmark.</summary>
internal static class Sides
{
    private static readonly TimeSpan CommitInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    public static void Worker(string bootstrap, string group, bool allRules, CancellationToken stop)
    {
        var rules = RuleSet.Create(RuleSet.Defaults().Where(r => allRules || r.Name == "NegativePeak"));
        var options = new WorkerOptions { Bootstrap = bootstrap, Application = group, CommitInterval = CommitInterval };
        var totals = new Totals();
        new StreamWorker(
            options, (_, output) => new InteractionTask(new InteractionOptions(), rules, null, output), null, totals, TimeProvider.System, NullLogger.Instance)
            .Run(stop);
        Console.Error.WriteLine(totals);
    }

    /// <summary>One copy out for each record in, in transactions, with the settings of the worker.</summary>
    public static void Bare(string bootstrap, string group, CancellationToken stop)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap, TransactionalId = group + "-0", Acks = Acks.All, LingerMs = 5, EnableDeliveryReports = false, BatchNumMessages = 20_000,
            QueueBufferingMaxMessages = 500_000,
        }).Build();
        producer.InitTransactions(Bound);
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrap, GroupId = group, EnableAutoCommit = false, IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest, FetchQueueBackoffMs = 5, ConsumeResultFields = "none",
        }).Build();
        consumer.Subscribe("emotion.chat-messages");
        var next = new Dictionary<int, long>();
        var open = false;
        var last = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var result = consumer.Consume(10);
            if (result is not null)
            {
                if (!open)
                    producer.BeginTransaction();
                open = true;
                var message = new Message<byte[], byte[]> { Key = result.Message.Key, Value = result.Message.Value };
                while (!TryProduce(producer, message))
                    Thread.Sleep(1);
                next[result.Partition] = result.Offset + 1;
            }

            if (!open || Stopwatch.GetElapsedTime(last) < CommitInterval)
                continue;
            producer.SendOffsetsToTransaction(
                next.Select(p => new TopicPartitionOffset("emotion.chat-messages", p.Key, p.Value)), consumer.ConsumerGroupMetadata, Bound);
            producer.CommitTransaction();
            open = false;
            last = Stopwatch.GetTimestamp();
        }

        consumer.Close();
    }

    private static bool TryProduce(IProducer<byte[], byte[]> producer, Message<byte[], byte[]> message)
    {
        try
        {
            producer.Produce("emotion.interactions", message);
            return true;
        }
        catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }
}
