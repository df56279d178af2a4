using System.Runtime.InteropServices;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Native;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Decodes straight from librdkafka's own buffer into pooled records: a value is never copied unless its bytes may be needed for a dead letter.
/// </summary>
/// <param name="kind">The kind of task that reads.</param>
/// <param name="names">Topics.</param>
/// <param name="decoder">Decodes.</param>
/// <param name="poison">While it holds a record, the bytes of all are kept.</param>
internal sealed class IncomingReader(TaskKind kind, TopicNames names, IRecordDecoder decoder, PoisonList poison)
{
    private readonly Stack<Incoming> _pool = new();
    private readonly List<(nint Topic, InputSource Source)> _known = [];

    /// <summary>The wall clock that bounds event times, milliseconds since the Unix epoch.</summary>
    public long Now
    {
        set => decoder.Now = value;
    }

    /// <summary>Decodes one record.</summary>
    /// <param name="message">The record.</param>
    public Incoming Read(in NativeMessage message)
    {
        var incoming = _pool.Count > 0 ? _pool.Pop() : new Incoming(decoder.NewRecord());
        incoming.Reset();
        var source = SourceOf(message.Topic);
        incoming.Failure = decoder.Decode(source, message.KeySpan, message.Value, incoming.Record);
        incoming.Size = (int)(message.KeyLength + message.Length);
        incoming.Record.Partition = message.Partition;
        incoming.Record.Offset = message.Offset;
        if (incoming.Failure.Failed || decoder.MayBeRejected(source) || poison.Any)
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
        foreach (var source in kind.Inputs)
            if (string.Equals(topic, names.Of(source), StringComparison.Ordinal))
                return source;
        throw new ArgumentException($"'{topic}' is not an input topic.", nameof(topic));
    }
}
