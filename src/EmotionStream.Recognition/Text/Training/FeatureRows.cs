using EmotionStream.Recognition.Text.Features;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>The rows of every training text, read once: texts do not change between epochs.</summary>
internal sealed class FeatureRows
{
    private readonly List<int> _rows = [];
    private readonly List<int> _ends = [0];
    private readonly FeatureReader _reader = new();

    /// <summary>Texts.</summary>
    public int Count => _ends.Count - 1;

    /// <summary>Appends the rows of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="table">Where the rows are.</param>
    public void Add(ReadOnlySpan<char> text, FeatureTable table)
    {
        foreach (var feature in _reader.Read(text))
            if (table.Find(feature) is >= 0 and var row)
                _rows.Add(row);
        _ends.Add(_rows.Count);
    }

    /// <summary>The rows of a text.</summary>
    /// <param name="text">Number of the text.</param>
    public ReadOnlySpan<int> this[int text] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows)[_ends[text].._ends[text + 1]];
}
