using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Queues.Causes;

/// <summary>What is counted of one phrase of a queue.</summary>
internal struct PhraseState : IKeyedState<PhraseState>
{
    /// <summary>The words as they were first said.</summary>
    public string Text;

    /// <summary>Their language.</summary>
    public string Language;

    /// <summary>Hash of the queue.</summary>
    public ulong Queue;

    /// <summary>Negative peaks with it, by hour; an interaction counts once.</summary>
    public PeriodCount Hour;

    /// <summary>The same by week.</summary>
    public PeriodCount Week;

    /// <summary>Turns of all kinds with it.</summary>
    public PeriodCount Background;

    /// <summary>How much it weighs in the table, decayed; see <see cref="PhraseTable"/>.</summary>
    public double Weight;

    /// <summary>Hour that <see cref="Weight"/> is of.</summary>
    public long WeighedAt;

    /// <summary>Interactions that said it at a negative peak, up to 255.</summary>
    public byte Said;

    /// <summary>The last of those.</summary>
    public RecentInteractions Recent;

    /// <inheritdoc/>
    public readonly void CopyTo(ref PhraseState copy) => copy = this;
}
