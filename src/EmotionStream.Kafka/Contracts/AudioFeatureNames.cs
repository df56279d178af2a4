using System.Text;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// Finds acoustic features by their UTF-8 name. An extractor writes its fields in the same order every time, so the one after the last found is
/// tried first.
/// </summary>
internal sealed class AudioFeatureNames
{
    private static readonly byte[][] Names = [.. AudioFeatureSet.Names.Select(Encoding.UTF8.GetBytes)];
    private static readonly ILookup<int, int> ByLength = Enumerable.Range(0, Names.Length).ToLookup(i => Names[i].Length);
    private int _next;

    /// <summary>A new record begins.</summary>
    public void Restart() => _next = 0;

    /// <summary>Finds a feature.</summary>
    /// <param name="name">The property name.</param>
    /// <returns>Its index, or −1.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        if (_next < Names.Length && name.SequenceEqual(Names[_next]))
            return _next++;
        foreach (var i in ByLength[name.Length])
        {
            if (name.SequenceEqual(Names[i]))
            {
                _next = i + 1;
                return i;
            }
        }

        return -1;
    }
}
