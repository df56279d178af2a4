using System.Runtime.InteropServices;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Native;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Decodes straight from librdkafka's own buffer into pooled records: a value is never copied unless its bytes may be needed for a dead letter.
/// </summary>
/// <param name="topics">The input topics, by <see cref="InputSource"/>.</param>
/// <param name="limits">Bounds of what is accepted.</param>
/// <param name="poison">While it holds a record, the bytes of all are kept.</param>
internal sealed class IncomingReader(string[] topics, DecoderLimits limits, PoisonList poison)
{
    private readonly InputDecoder _decoder = new(limits);
    private readonly Stack<Incoming> _pool = new();
    private readonly List<(nint Topic, InputSource Source)> _known = [];

    /// <summary>The wall clock that bounds event times, milliseconds since the Unix epoch.</summary>
    public long Now
    {
        set => _decoder.Now = value;
    }

    /// <summary>Decodes one record.</summary>
    /// <param name="message">The record.</param>
    public Incoming Read(in NativeMessage message)
    {
        var incoming = _pool.Count > 0 ? _pool.Pop() : new Incoming();
        incoming.Reset();
        var source = SourceOf(message.Topic);
        incoming.Failure = _decoder.Decode(source, message.KeySpan, message.Value, incoming.Record);
        incoming.Size = (int)(message.KeyLength + message.Length);
        incoming.Record.Partition = message.Partition;
        incoming.Record.Offset = message.Offset;
        if (incoming.Failure.Failed || source is InputSource.InteractionEvents or InputSource.AlertActions || poison.Any)
            incoming.KeepRaw(message.KeySpan, message.Value);
        return incoming;
    }

    /// <summary>Takes an instance back.</summary>
    /// <param name="incoming">The instance.</param>
    public void Return(Incoming incoming) => _pool.Push(incoming);

    /// <summary>The assignment changed: topic objects may have been replaced.</summary>
    public void ForgetTopics() => _known.Clear();

    /// <summary>The input a topic object stands for.</summary>
    /// <param name="topic">The object.</param>
    public unsafe InputSource SourceOf(nint topic)
    {
        foreach (var (known, source) in _known)
            if (known == topic)
                return source;
        var found = SourceOf(Marshal.PtrToStringUTF8((nint)Librdkafka.TopicName(topic))!);
        _known.Add((topic, found));
        return found;
    }

    /// <summary>The input a topic name stands for.</summary>
    /// <param name="topic">The topic.</param>
    public InputSource SourceOf(string topic)
    {
        for (var i = 0; i < topics.Length; i++)
            if (string.Equals(topic, topics[i], StringComparison.Ordinal))
                return (InputSource)i;
        throw new ArgumentException($"'{topic}' is not an input topic.", nameof(topic));
    }
}
