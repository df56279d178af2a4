namespace EmotionStream.Verification.Measures;

/// <summary>The measures of docs/measures.md over turns in order, computed from their definitions.</summary>
public sealed class Fold
{
    private const double Decay = 0.7;

    private Fold(IReadOnlyList<Turn> turns)
    {
        var scored = turns.Where(turn => turn.Weight > 0).ToList();
        Count = scored.Count;
        if (Count == 0)
            return;
        End = Weighted(scored, i => Math.Pow(Decay, scored.Count - 1 - i));
        Begin = Weighted(scored, i => Math.Pow(Decay, i));
        EndBefore = Count == 1 ? End : Weighted(scored[..^1], i => Math.Pow(Decay, scored.Count - 2 - i));
        Smoothed = [.. scored.Select((turn, i) => i == 0 ? turn.Valence : Smooth(scored[i - 1], turn))];
        Turns = scored;
        LastValence = scored[^1].Valence;
        LastSmoothed = Smoothed[^1];
        PeakNegative = Math.Min(0, Smoothed.Min());
        PeakPositive = Math.Max(0, Smoothed.Max());
    }

    public int Count { get; }

    public double Begin { get; }

    public double End { get; }

    /// <summary>The end before the last turn.</summary>
    public double EndBefore { get; }

    public double LastValence { get; }

    public double LastSmoothed { get; }

    public double PeakNegative { get; }

    public double PeakPositive { get; }

    /// <summary>The scored turns in order, and their smoothed valence.</summary>
    public IReadOnlyList<Turn> Turns { get; } = [];

    public IReadOnlyList<double> Smoothed { get; } = [];

    public double Peak => Math.Abs(PeakNegative) >= PeakPositive ? PeakNegative : PeakPositive;

    public double PeakEnd => (Peak + End) / 2;

    public double TroughEnd => (PeakNegative + End) / 2;

    public double Trend => End - Begin;

    public double Drop => LastValence - EndBefore;

    /// <summary>Folds the turns of some records; the late ones have no place among them.</summary>
    public static Fold Of(IEnumerable<ScoredRecord> records) => new(TurnsOf(records.Where(r => !r.IsLate)));

    /// <summary>
    /// Turns in order: time, topic, offset. The windows of one span of sound are one, together with the message that goes with them: the last one at the very
    /// beginning of the span, else the first one after it within the span.
    /// </summary>
    public static IReadOnlyList<Turn> TurnsOf(IEnumerable<ScoredRecord> records)
    {
        var counted = records.Where(r => r.IsTurn).OrderBy(r => r.Time).ThenBy(r => r.Input.Offset).ToLookup(r => r.IsAudio);
        var sound = counted[true].ToLookup(r => r.Span);
        var turns = new List<Turn>();
        foreach (var span in counted[false].GroupBy(r => r.Span))
        {
            var (messages, windows) = (span.ToList(), sound[span.Key].ToList());
            var owner = Math.Max(0, messages.FindLastIndex(r => r.Time == span.Key));
            turns.AddRange(messages.Select((message, i) => Of(message, i == owner ? windows : [])));
        }

        var spoken = counted[false].Select(r => r.Span).ToHashSet();
        turns.AddRange(sound.Where(span => !spoken.Contains(span.Key)).Select(span => Of(span.First(), span.Skip(1))));
        return [.. turns.OrderBy(turn => turn.Time).ThenBy(turn => turn.First.Source).ThenBy(turn => turn.First.Offset)];
    }

    private static Turn Of(ScoredRecord first, IEnumerable<ScoredRecord> others)
    {
        ScoredRecord[] all = [first, .. others];
        return new(first.Time, first.Input.Position, all.Sum(r => r.Weight * r.Valence), all.Sum(r => r.Weight));
    }

    private static double Smooth(Turn before, Turn turn) =>
        (before.WeightedValence + (2 * turn.WeightedValence)) / (before.Weight + (2 * turn.Weight));

    private static double Weighted(List<Turn> turns, Func<int, double> weight)
    {
        double numerator = 0, denominator = 0;
        for (var i = 0; i < turns.Count; i++)
        {
            numerator += weight(i) * turns[i].WeightedValence;
            denominator += weight(i) * turns[i].Weight;
        }

        return numerator / denominator;
    }
}
