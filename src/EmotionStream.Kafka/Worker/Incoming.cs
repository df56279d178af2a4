using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Worker;

/// <summary>An input record as it came: decoded, or with the reason why it can't be, and its bytes where they may be needed for a dead letter. Pooled.</summary>
/// <param name="record">Receives the decoded record, again and again.</param>
internal sealed class Incoming(KeyedRecord record)
{
    private byte[] _raw = [];
    private int _keyLength;
    private int _valueLength;

    /// <summary>The decoded record; only its position is meaningful after a failure.</summary>
    public KeyedRecord Record { get; } = record;

    /// <summary>Why it could not be decoded.</summary>
    public DecodeFailure Failure { get; set; }

    /// <summary>Whether <see cref="RawKey"/> and <see cref="RawValue"/> were kept.</summary>
    public bool HasRaw { get; private set; }

    /// <summary>The Kafka key; empty when there was none.</summary>
    public ReadOnlySpan<byte> RawKey => _raw.AsSpan(0, _keyLength);

    /// <summary>The value; empty when there was none.</summary>
    public ReadOnlySpan<byte> RawValue => _raw.AsSpan(_keyLength, _valueLength);

    /// <summary>Bytes of key and value as they came.</summary>
    public int Size { get; set; }

    /// <summary>Where it stands.</summary>
    public RecordPosition Position => new(Record.Source, Record.Partition, Record.Offset);

    /// <summary>Keeps the bytes.</summary>
    public void KeepRaw(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        (_keyLength, _valueLength, HasRaw) = (key.Length, value.Length, true);
        if (_raw.Length < key.Length + value.Length)
            _raw = new byte[key.Length + value.Length];
        key.CopyTo(_raw);
        value.CopyTo(_raw.AsSpan(key.Length));
    }

    /// <summary>Makes the instance ready for another record.</summary>
    public void Reset()
    {
        Failure = default;
        HasRaw = false;
        _keyLength = _valueLength = 0;
        if (_raw.Length > 4 * 1024)
            _raw = [];
    }
}
