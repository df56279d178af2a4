using System.Runtime.InteropServices;

namespace EmotionStream.Kafka.Native;

/// <summary><c>rd_kafka_message_t</c>: one polled record, or an event about a partition.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMessage
{
    /// <summary>0 for a record; otherwise an error or the end of a partition.</summary>
    public int Error;

    /// <summary>The topic's object.</summary>
    public nint Topic;

    /// <summary>The partition.</summary>
    public int Partition;

    /// <summary>The value, or the text of an error.</summary>
    public byte* Payload;

    /// <summary>Its length.</summary>
    public nuint Length;

    /// <summary>The key.</summary>
    public byte* Key;

    /// <summary>Its length.</summary>
    public nuint KeyLength;

    /// <summary>The offset.</summary>
    public long Offset;

    private readonly nint _private;

    /// <summary>The value as a span over the client's buffer.</summary>
    public readonly ReadOnlySpan<byte> Value => new(Payload, (int)Length);

    /// <summary>The key as a span over the client's buffer.</summary>
    public readonly ReadOnlySpan<byte> KeySpan => new(Key, (int)KeyLength);
}
