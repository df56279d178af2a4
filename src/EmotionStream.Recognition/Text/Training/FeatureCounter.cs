using System.Runtime.InteropServices;
using EmotionStream.Recognition.Text.Features;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>Counts in how many texts a feature is, and gives the most frequent their rows.</summary>
internal sealed class FeatureCounter
{
    private readonly Dictionary<ulong, int> _counts = new(4_000_000);
    private readonly HashSet<ulong> _seen = [];
    private readonly FeatureReader _reader = new();

    /// <summary>Counts the features of a text, each once.</summary>
    /// <param name="text">The text.</param>
    public void Add(ReadOnlySpan<char> text)
    {
        _seen.Clear();
        foreach (var feature in _reader.Read(text))
            if (_seen.Add(feature))
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, feature, out _)++;
    }

    /// <summary>Fills a table with the features by falling count.</summary>
    /// <param name="table">The table.</param>
    /// <param name="leastCount">Fewest texts of a feature.</param>
    /// <returns>How many features have a row.</returns>
    public int Fill(FeatureTable table, int leastCount)
    {
        var byCount = _counts.Where(pair => pair.Value >= leastCount).ToArray();
        Array.Sort(byCount, static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Key.CompareTo(b.Key));
        return byCount.Count(pair => table.TryAdd(pair.Key));
    }
}
