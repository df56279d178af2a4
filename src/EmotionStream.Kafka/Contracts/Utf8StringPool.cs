using System.Text;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// A bounded cache from UTF-8 to string, for labels that come again and again (languages, queues, agents): a direct-mapped table, where a newcomer
/// replaces what stood in its place.
/// </summary>
internal sealed class Utf8StringPool
{
    private const int Slots = 1_024;
    private readonly byte[]?[] _bytes = new byte[Slots][];
    private readonly string[] _strings = new string[Slots];

    /// <summary>Gives the string of some UTF-8.</summary>
    /// <param name="utf8">Well-formed UTF-8.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return string.Empty;
        var hash = 2_166_136_261u;
        foreach (var b in utf8)
            hash = (hash ^ b) * 16_777_619;
        var slot = (int)((hash ^ (hash >> 15)) % Slots);
        if (_bytes[slot] is { } known && utf8.SequenceEqual(known))
            return _strings[slot];
        var text = Encoding.UTF8.GetString(utf8);
        _bytes[slot] = utf8.ToArray();
        return _strings[slot] = text;
    }
}
