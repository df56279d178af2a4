using System.Buffers.Binary;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// The changelog record that says up to which input offsets the state of a task goes. It is written in the transaction that commits these offsets to the group, so
/// a restored state whose position is not the group's is not the whole state.
/// </summary>
internal static class TaskPosition
{
    private const byte Version = 1;

    /// <summary>The changelog key; no id has control characters.</summary>
    public static ReadOnlySpan<byte> Key => "\0next"u8;

    /// <summary>Bytes of a position.</summary>
    /// <param name="inputs">How many inputs the task has.</param>
    public static int Length(int inputs) => 1 + (sizeof(long) * inputs);

    /// <summary>Writes a position.</summary>
    /// <param name="next">Next offset of each input.</param>
    /// <param name="value">Receives it: <see cref="Length"/> bytes.</param>
    public static void Write(ReadOnlySpan<long> next, Span<byte> value)
    {
        value[0] = Version;
        for (var i = 0; i < next.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(value[(1 + (i * sizeof(long)))..], next[i]);
    }

    /// <summary>Reads a position.</summary>
    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="inputs">How many inputs the task has.</param>
    /// <returns>Next offset of each input.</returns>
    /// <exception cref="InvalidDataException">It is corrupt, or of another version.</exception>
    public static long[] Read(ReadOnlySpan<byte> value, int inputs)
    {
        if (value.Length != Length(inputs) || value[0] != Version)
            throw new InvalidDataException($"The position in the changelog has {value.Length} bytes and version {(value.IsEmpty ? 0 : value[0])}: this build reads {Length(inputs)} bytes of version {Version}.");
        var next = new long[inputs];
        for (var i = 0; i < next.Length; i++)
            next[i] = BinaryPrimitives.ReadInt64LittleEndian(value[(1 + (i * sizeof(long)))..]);
        return next;
    }
}
