using System.Text;

namespace EmotionStream.Testing;

/// <summary>A record read back from a topic.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its offset.</param>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value; null for a tombstone.</param>
/// <param name="Headers">Its headers.</param>
public sealed record Record(int Partition, long Offset, string Key, byte[]? Value, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The value as text.</summary>
    public string Text => Encoding.UTF8.GetString(Value ?? []);
}
