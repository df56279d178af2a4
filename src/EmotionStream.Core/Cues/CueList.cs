using System.Numerics;

namespace EmotionStream.Core.Cues;

/// <summary>
/// The cues of an interaction: a set, so that what is read from it does not depend on the order of arrival. Of a moment, and of complaints, the first mention is kept, and
/// the first to arrive; of the rest at most <see cref="MaxOfKind"/>.
/// </summary>
public sealed class CueList
{
    /// <summary>Cues kept of a kind that is counted; further ones no longer count.</summary>
    public const int MaxOfKind = 24;

    /// <summary>
    /// A value given again so soon (milliseconds) is the same giving: people correct a number, or send it in two parts.
    /// </summary>
    public const int SameGivingMs = 20_000;

    private Cue[] _cues;
    private int _count;

    /// <summary>Makes an empty list.</summary>
    public CueList() => _cues = new Cue[4];

    private CueList(CueList other) => (_cues, _count) = ([.. other._cues], other._count);

    /// <summary>The cues, in no order.</summary>
    public ReadOnlySpan<Cue> All => _cues.AsSpan(0, _count);

    /// <summary>A bit for each moment.</summary>
    public ulong Moments
    {
        get
        {
            var moments = 0ul;
            foreach (ref readonly var cue in All)
                if (cue.Kind == CueKind.Moment)
                    moments |= 1ul << (int)cue.Value;
            return moments;
        }
    }

    /// <summary>How many different moments.</summary>
    public int MomentCount => BitOperations.PopCount(Moments);

    /// <summary>How often the customer said that something had been said or done before.</summary>
    public int SaidAgain => CountOf(CueKind.SaidAgain);

    /// <summary>Whether the customer complained.</summary>
    public bool Complained => CountOf(CueKind.Complaint) > 0;

    /// <summary>How often something was given that had been given before, at least <see cref="SameGivingMs"/> earlier.</summary>
    public int GivenAgain()
    {
        var again = 0;
        foreach (ref readonly var cue in All)
            if (cue.Kind == CueKind.Given && IsGivenAgain(cue))
                again++;
        return again;
    }

    /// <summary>Copies the list.</summary>
    public CueList Clone() => new(this);

    /// <summary>Adds a cue.</summary>
    /// <param name="cue">The cue.</param>
    /// <returns>False when nothing is new.</returns>
    public bool Add(in Cue cue)
    {
        if (cue.Kind is CueKind.Moment or CueKind.Complaint)
        {
            foreach (ref var known in _cues.AsSpan(0, _count))
            {
                if (known.Kind != cue.Kind || known.Value != cue.Value)
                    continue;
                if (cue.IsBefore(known))
                    (known.Time, known.Order) = (cue.Time, cue.Order);
                known.Arrival = Math.Min(known.Arrival, cue.Arrival);
                return false;
            }
        }
        else if (CountOf(cue.Kind) >= MaxOfKind)
        {
            return false;
        }

        if (_count == _cues.Length)
            Array.Resize(ref _cues, _count * 2);
        _cues[_count++] = cue;
        return true;
    }

    /// <summary>Forgets what arrived only after the interaction was over.</summary>
    /// <param name="last">The last arrival that counts (relative).</param>
    public void ForgetAfter(long last)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
            if (_cues[i].Arrival <= last)
                _cues[kept++] = _cues[i];
        _count = kept;
    }

    /// <summary>The moment that was added last.</summary>
    /// <param name="moment">Its place in the catalogue.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetNewest(out int moment)
    {
        moment = -1;
        foreach (ref readonly var cue in All)
            if (cue.Kind == CueKind.Moment)
                moment = (int)cue.Value;
        return moment >= 0;
    }

    private int CountOf(CueKind kind)
    {
        var count = 0;
        foreach (ref readonly var cue in All)
            count += cue.Kind == kind ? 1 : 0;
        return count;
    }

    // The newest giving of the same value before this one decides, so that a chain of quick corrections is one giving.
    private bool IsGivenAgain(in Cue cue)
    {
        var before = long.MinValue;
        foreach (ref readonly var other in All)
            if (other.Kind == CueKind.Given && other.Value == cue.Value && other.IsBefore(cue))
                before = Math.Max(before, other.Time);
        return before != long.MinValue && cue.Time - before >= SameGivingMs;
    }
}
