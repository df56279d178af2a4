namespace EmotionStream.Core.Records;

/// <summary>
/// Topic and offset of an event in one number that sorts by (topic, offset): what breaks ties between events of equal time, so that their order does not
/// depend on how topics interleave. Offset −1 stands for an event that is not a record (time passing).
/// </summary>
public static class EventOrder
{
    private const int OffsetBits = 62;

    /// <summary>Packs a topic and an offset.</summary>
    /// <param name="source">The topic.</param>
    /// <param name="offset">The offset, −1 to 2^61 − 1.</param>
    public static ulong Pack(InputSource source, long offset) => ((ulong)source << OffsetBits) | ((ulong)offset & ((1UL << OffsetBits) - 1));

    /// <summary>Unpacks into a reference.</summary>
    /// <param name="time">Event time of the event.</param>
    /// <param name="order">The packed topic and offset.</param>
    public static EventReference Unpack(long time, ulong order) => new(time, (InputSource)(order >> OffsetBits), (long)(order << 2) >> 2);
}
