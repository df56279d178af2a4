using Confluent.Kafka;

namespace EmotionStream.Kafka.Native;

/// <summary>
/// What a consumer has fetched, taken many records at a time: a call for each record reads the clock three times and takes two locks, a tenth of a busy
/// worker's time. Handlers of the group's changes run within <see cref="Poll"/>.
/// </summary>
internal sealed unsafe class ConsumerQueue : IDisposable
{
    private const int Most = 64;
    private readonly NativeMessage*[] _messages = new NativeMessage*[Most];
    private readonly nint _client;
    private nint _queue;

    /// <summary>Opens the queue of a consumer, which must outlive it.</summary>
    /// <param name="consumer">The consumer's handle.</param>
    public ConsumerQueue(Handle consumer)
    {
        _client = Librdkafka.ClientOf(consumer);
        _queue = Librdkafka.QueueGetConsumer(_client);
    }

    /// <summary>How many messages the last poll gave: records, errors and ends of partitions.</summary>
    public int Count { get; private set; }

    /// <summary>A message of the last poll, good until the next.</summary>
    /// <param name="index">Which, below <see cref="Count"/>.</param>
    public ref readonly NativeMessage this[int index] => ref *_messages[index];

    /// <summary>Takes what is there; if that is nothing, waits for one message.</summary>
    /// <param name="wait">The longest wait, milliseconds.</param>
    /// <returns>Whether anything came.</returns>
    public bool Poll(int wait)
    {
        Release();
        fixed (NativeMessage** messages = _messages)
            Count = (int)nint.Max(Librdkafka.ConsumeBatch(_queue, 0, messages, Most), 0);
        if (Count > 0 || wait == 0)
            return Count > 0;
        var message = Librdkafka.ConsumerPoll(_client, wait);
        if (message is null)
            return false;
        _messages[0] = message;
        Count = 1;
        return true;
    }

    public void Dispose()
    {
        Release();
        if (_queue != 0)
            Librdkafka.QueueDestroy(_queue);
        _queue = 0;
    }

    private void Release()
    {
        for (var i = 0; i < Count; i++)
            Librdkafka.MessageDestroy(_messages[i]);
        Count = 0;
    }
}
