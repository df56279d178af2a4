namespace EmotionStream.App.Telephony;

/// <summary>What came of a message: records for Kafka and replies for the other side. A session fills it, its connection empties it.</summary>
internal sealed class CallOutbox
{
    /// <summary>Records, in order.</summary>
    public List<CallRecord> Records { get; } = [];

    /// <summary>Replies, each a text message.</summary>
    public List<byte[]> Replies { get; } = [];
}
