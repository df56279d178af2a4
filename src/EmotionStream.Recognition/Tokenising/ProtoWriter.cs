using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>Writes a protocol buffer message: the few wire types that a SentencePiece model needs.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Fixed32 = 5;
    private const int Delimited = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Writes a whole number or a truth value.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="value">The value; a negative one as its two's complement.</param>
    public ProtoWriter Whole(int field, long value)
    {
        Raw((ulong)((field << 3) | Varint));
        Raw((ulong)value);
        return this;
    }

    /// <summary>Writes a float.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="value">The value.</param>
    public ProtoWriter Real(int field, float value)
    {
        Raw((ulong)((field << 3) | Fixed32));
        Span<byte> buffer = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(buffer, value);
        _bytes.Write(buffer);
        return this;
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="value">The bytes.</param>
    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Raw((ulong)((field << 3) | Delimited));
        Raw((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Writes a string.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="value">The string.</param>
    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Writes a message within the message.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="value">The message.</param>
    public ProtoWriter Message(int field, ProtoWriter value) => Bytes(field, value.ToArray());

    /// <summary>What was written.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void Raw(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Write([(byte)(value | 0x80)]);
        _bytes.Write([(byte)value]);
    }
}
