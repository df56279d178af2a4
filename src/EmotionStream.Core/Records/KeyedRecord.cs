namespace EmotionStream.Core.Records;

/// <summary>
/// What every record that a task reads has, whatever it is keyed by: where it stands, its event time and its key. Instances are pooled and reused: nobody
/// downstream may keep a reference past the call.
/// </summary>
public abstract class KeyedRecord
{
    /// <summary>Longest key in bytes.</summary>
    public const int MaxKeyBytes = 256;

    private byte[] _key = new byte[64];
    private int _keyLength;
    private uint _keyHash;

    /// <summary>The topic.</summary>
    public InputSource Source;

    /// <summary>The partition of the topic.</summary>
    public int Partition;

    /// <summary>The offset in the partition.</summary>
    public long Offset;

    /// <summary>Event time, milliseconds since the Unix epoch, UTC.</summary>
    public long Time;

    /// <summary>The key as UTF-8.</summary>
    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _keyLength);

    /// <summary>Hash of <see cref="Key"/>, worked out once: it is asked for when the record is prepared and again when it is processed.</summary>
    internal uint KeyHash => _keyHash != 0 ? _keyHash : _keyHash = Keyed.KeyHash.Of(Key);

    /// <summary>Makes the instance ready for another record.</summary>
    public virtual void Reset()
    {
        Source = default;
        Partition = 0;
        Offset = 0;
        Time = 0;
        _keyLength = 0;
        _keyHash = 0;
    }

    /// <summary>Sets the key.</summary>
    /// <param name="utf8">The key as UTF-8; copied.</param>
    public void SetKey(ReadOnlySpan<byte> utf8)
    {
        if (_key.Length < utf8.Length)
            _key = new byte[utf8.Length];
        utf8.CopyTo(_key);
        _keyLength = utf8.Length;
        _keyHash = 0;
    }
}
