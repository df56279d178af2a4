using System.Text;
using Confluent.Kafka;

namespace EmotionStream.Kafka.Native;

/// <summary>A topic that a producer writes to. Dispose before the producer.</summary>
internal sealed unsafe class NativeTopic : IDisposable
{
    private nint _topic;

    /// <summary>Makes one.</summary>
    /// <param name="producer">The producer's handle.</param>
    /// <param name="name">The topic.</param>
    public NativeTopic(Handle producer, string name)
    {
        fixed (byte* utf8 = Encoding.UTF8.GetBytes(name + '\0'))
            _topic = Librdkafka.TopicNew(Librdkafka.ClientOf(producer), utf8, 0);
        if (_topic == 0)
            throw new KafkaException((ErrorCode)Librdkafka.LastError());
    }

    /// <summary>Queues one record; its bytes are copied.</summary>
    /// <param name="partition">The partition; −1 for the partitioner's choice.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="tombstone">Whether there is no value.</param>
    /// <returns>What went wrong; <see cref="ErrorCode.NoError"/> when nothing did.</returns>
    public ErrorCode Produce(int partition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool tombstone)
    {
        // A span of no bytes may point nowhere, which would be a record without value.
        byte none = 0;
        fixed (byte* k = key, v = value)
        {
            var payload = tombstone ? null : v is null ? &none : v;
            return Librdkafka.Produce(_topic, partition, Librdkafka.CopyFlag, payload, (nuint)value.Length, k, (nuint)key.Length, null) == 0
                ? ErrorCode.NoError
                : (ErrorCode)Librdkafka.LastError();
        }
    }

    public void Dispose()
    {
        if (_topic != 0)
            Librdkafka.TopicDestroy(_topic);
        _topic = 0;
    }
}
