namespace EmotionStream.Verification.Topics;

/// <summary>A record as it stands on a topic.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its offset.</param>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Headers">Its headers as text.</param>
/// <param name="Written">When its producer wrote it, wall clock, milliseconds since the Unix epoch.</param>
public sealed record TopicRecord(
    string Topic, int Partition, long Offset, byte[]? Key, byte[]? Value, IReadOnlyDictionary<string, string> Headers, long Written)
{
    /// <summary>The key as text.</summary>
    public string KeyText => Key is null ? "" : System.Text.Encoding.UTF8.GetString(Key);

    /// <summary>The value as text.</summary>
    public string Text => Value is null ? "" : System.Text.Encoding.UTF8.GetString(Value);
}
