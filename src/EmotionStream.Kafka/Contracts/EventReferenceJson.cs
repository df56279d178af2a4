using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts;

/// <summary>How a reference to an event is written, wherever one stands.</summary>
internal static class EventReferenceJson
{
    private static readonly byte[][] Sources = WireNames.Utf8Of<InputSource>();

    /// <summary>Writes a reference after its name.</summary>
    /// <param name="json">The buffer.</param>
    /// <param name="name">Name and punctuation.</param>
    /// <param name="reference">The reference.</param>
    public static void Reference(this JsonBuffer json, ReadOnlySpan<byte> name, in EventReference reference)
    {
        json.Raw(name);
        json.Time("{\"time\":"u8, reference.Time);
        json.Raw(",\"source\":"u8);
        json.Text(Sources[(int)reference.Source]);
        json.Integer(",\"offset\":"u8, reference.Offset);
        json.Raw("}"u8);
    }
}
