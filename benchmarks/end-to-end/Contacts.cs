using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.EndToEnd;

/// <summary>
/// Whole interactions of customers who come back, in queues, each with a survey at its end: what gives every kind of task something to do. Some two thousand at once, turn by turn, as
/// live traffic is; a sixth of them goes badly.
/// </summary>
internal static class Contacts
{
    private const int AtOnce = 2_000;
    private const int Visits = 3;
    private const int Queues = 12;
    private const int Clocks = 256;
    private static readonly TimeSpan After = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);
    private static readonly string[] Words =
    [
        "I have been waiting for the refund of the second invoice", "the router restarts every evening", "thank you, that was quick", "the delivery date has changed again",
        "nobody told me about the cancellation fee", "could you confirm the new address", "the app logs me out on my phone", "that works now, great",
    ];

    public static void Send(string bootstrap, int interactions, int turns)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap, Partitioner = Partitioner.Murmur2Random, LingerMs = 20, BatchNumMessages = 20_000, QueueBufferingMaxMessages = 500_000,
        }).SetLogHandler((_, _) => { }).Build();
        var random = new Random(7);

        // All of it is past: what is ahead of the clock would be a dead letter.
        var time = TimeProvider.System.GetUtcNow() - After - (Step * ((turns + 3L) * interactions));
        for (var first = 0; first < interactions; first += AtOnce)
        {
            var block = Enumerable.Range(first, Math.Min(AtOnce, interactions - first)).ToArray();
            foreach (var number in block)
                Event(Happened(number, InteractionEventType.Started) with { CustomerId = "customer-" + (number % Math.Max(1, interactions / Visits)), Queue = "queue-" + (number % Queues), Channel = "chat", Language = "en" });
            for (var turn = 0; turn < turns; turn++)
            {
                foreach (var number in block)
                    Chat(number, turn);
            }

            foreach (var number in block)
                Event(Happened(number, InteractionEventType.Ended));
            foreach (var number in block)
                Event(Happened(number, InteractionEventType.Survey) with { Satisfaction = IsBad(number) ? 1 : 4, Effort = IsBad(number) ? 6 : 2 });
        }

        // What comes later lets the last ones close at once; otherwise they would wait for their partition to be taken for an idle one.
        time += After - (Step * (2 * Clocks));
        for (var number = interactions; number < interactions + Clocks; number++)
        {
            Event(Happened(number, InteractionEventType.Started));
            Chat(number, 0);
        }

        producer.Flush(TimeSpan.FromMinutes(1));

        InteractionEventMessage Happened(int number, InteractionEventType type) => new() { InteractionId = Id(number), Time = time += Step, Type = type };

        void Event(InteractionEventMessage message) =>
            Produce("emotion.interaction-events", message.InteractionId, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.InteractionEventMessage));

        void Chat(int number, int turn)
        {
            var valence = (IsBad(number) && turn > turns / 2 ? -0.8 : 0.1) + (random.NextDouble() * 0.3) - 0.15;
            Produce("emotion.chat-messages", Id(number), JsonSerializer.SerializeToUtf8Bytes(
                new ChatMessage
                {
                    InteractionId = Id(number), Time = time += Step, Speaker = Speaker.Customer, Text = Words[(number + turn) % Words.Length], Language = "en", Valence = valence, Arousal = 0.4, Confidence = 0.9,
                },
                ContractJson.Default.ChatMessage));
        }

        void Produce(string topic, string key, byte[] value)
        {
            while (true)
            {
                try
                {
                    producer.Produce(topic, new() { Key = Encoding.UTF8.GetBytes(key), Value = value });
                    return;
                }
                catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
                {
                    Thread.Sleep(5);
                }
            }
        }
    }

    private static bool IsBad(int number) => number % 6 == 0;

    private static string Id(int number) => number.ToString("'i-'0000000", CultureInfo.InvariantCulture);
}
