using EmotionStream.App.Page.Model;

namespace EmotionStream.App.Page.Components;

/// <summary>
/// The order of the list. While somebody points at it, rows stay where they are: figures go on, what left stays dimmed, and what would move is counted.
/// </summary>
public sealed class FrozenOrder
{
    private IReadOnlyList<LiveRow>? _frozen;

    /// <summary>The rows as shown.</summary>
    public IReadOnlyList<LiveRow> Rows { get; private set; } = [];

    /// <summary>Rows that have left and are shown only so that nothing jumps.</summary>
    public IReadOnlySet<string> Gone { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How many rows would come, go or move.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether the order is kept.</summary>
    public bool IsFrozen => _frozen is not null;

    /// <summary>Keeps the order from now on.</summary>
    public void Freeze() => _frozen ??= Rows;

    /// <summary>Takes the newest order again.</summary>
    /// <param name="newest">The rows in order of risk.</param>
    public void Thaw(IReadOnlyList<LiveRow> newest)
    {
        _frozen = null;
        Take(newest);
    }

    /// <summary>Takes the newest figures.</summary>
    /// <param name="newest">The rows in order of risk.</param>
    public void Take(IReadOnlyList<LiveRow> newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        if (_frozen is null)
        {
            (Rows, Waiting) = (newest, 0);
            Gone = new HashSet<string>(StringComparer.Ordinal);
            return;
        }

        var byId = newest.ToDictionary(row => row.Id, StringComparer.Ordinal);
        Rows = [.. _frozen.Select(row => byId.GetValueOrDefault(row.Id) ?? row)];
        Gone = _frozen.Where(row => !byId.ContainsKey(row.Id)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var same = 0;
        for (var i = 0; i < Math.Min(_frozen.Count, newest.Count); i++)
            if (_frozen[i].Id == newest[i].Id)
                same++;
        Waiting = Math.Max(_frozen.Count, newest.Count) - same;
    }
}
