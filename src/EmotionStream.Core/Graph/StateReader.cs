using System.Buffers.Binary;
using System.Text;

namespace EmotionStream.Core.Graph;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
/// <param name="data">The bytes.</param>
internal ref struct StateReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    public byte Byte() => Take(1)[0];

    public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new InvalidDataException("A number in a state is longer than 64 bits.");
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int() => checked((int)Signed());

    /// <summary>A count of things still to be read, at least a byte each: so a corrupt count can't ask for all memory.</summary>
    public int Count()
    {
        var count = Unsigned();
        return count <= (ulong)_rest.Length ? (int)count : throw new InvalidDataException($"A state says {count} entries follow in {_rest.Length} bytes.");
    }

    public string? Text()
    {
        var count = Unsigned();
        return count == 0 ? null : Encoding.UTF8.GetString(Take(checked((int)(count - 1))));
    }

    public byte[] Bytes() => Take(Count()).ToArray();

    public readonly void End()
    {
        if (!_rest.IsEmpty)
            throw new InvalidDataException($"A state has {_rest.Length} bytes too many.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
            throw new InvalidDataException($"A state ends {count - _rest.Length} bytes too early.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
