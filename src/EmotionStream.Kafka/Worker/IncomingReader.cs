using Confluent.Kafka;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Decodes inside the client's deserialiser, where key and value are still spans over librdkafka's own buffer, into pooled records: the value is never
/// copied unless its bytes may be needed for a dead letter.
/// </summary>
internal sealed class IncomingReader : IDeserializer<Incoming>
{
    private readonly string[] _topics;
    private readonly InputDecoder _decoder;
    private readonly PoisonList _poison;
    private readonly Stack<Incoming> _pool = new();
    private byte[] _key = new byte[DecoderLimits.MaxIdBytes];
    private int _keyLength;

    /// <summary>Makes a reader.</summary>
    /// <param name="topics">The input topics, by <see cref="InputSource"/>.</param>
    /// <param name="limits">Bounds of what is accepted.</param>
    /// <param name="poison">While it holds a record, the bytes of all are kept.</param>
    public IncomingReader(string[] topics, DecoderLimits limits, PoisonList poison)
    {
        (_topics, _poison, _decoder) = (topics, poison, new InputDecoder(limits));
        Key = new KeyReader(this);
    }

    /// <summary>Reads keys; the client calls it just before the value's.</summary>
    public IDeserializer<Ignore> Key { get; }

    /// <summary>The wall clock that bounds event times, milliseconds since the Unix epoch.</summary>
    public long Now
    {
        set => _decoder.Now = value;
    }

    /// <inheritdoc/>
    public Incoming Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
    {
        var incoming = _pool.Count > 0 ? _pool.Pop() : new Incoming();
        incoming.Reset();
        var source = SourceOf(context.Topic);
        var key = _key.AsSpan(0, _keyLength);
        incoming.Failure = _decoder.Decode(source, key, data, incoming.Record);
        if (incoming.Failure.Failed || source is InputSource.InteractionEvents or InputSource.AlertActions || _poison.Any)
            incoming.KeepRaw(key, data);
        return incoming;
    }

    /// <summary>Takes an instance back.</summary>
    /// <param name="incoming">The instance.</param>
    public void Return(Incoming incoming) => _pool.Push(incoming);

    /// <summary>The input a topic name stands for.</summary>
    /// <param name="topic">The topic.</param>
    public InputSource SourceOf(string topic)
    {
        for (var i = 0; i < _topics.Length; i++)
            if (string.Equals(topic, _topics[i], StringComparison.Ordinal))
                return (InputSource)i;
        throw new ArgumentException($"'{topic}' is not an input topic.", nameof(topic));
    }

    private sealed class KeyReader(IncomingReader owner) : IDeserializer<Ignore>
    {
        public Ignore Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            if (owner._key.Length < data.Length)
                owner._key = new byte[data.Length];
            data.CopyTo(owner._key);
            owner._keyLength = data.Length;
            return null!;
        }
    }
}
