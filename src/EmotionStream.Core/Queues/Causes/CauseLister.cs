namespace EmotionStream.Core.Queues.Causes;

/// <summary>Lists the causes of a period that is over. A phrase that fewer interactions said than <see cref="QueueOptions.Anonymity"/> is never in a list.</summary>
internal sealed class CauseLister(QueueOptions options, PhraseTable table)
{
    // Of a phrase and a part of it, the part is left out when it was said little more often.
    private const double SameCause = 0.75;

    /// <summary>Lists a queue's causes.</summary>
    /// <param name="queue">What is kept of the queue.</param>
    /// <param name="period">Hours or weeks.</param>
    /// <param name="number">The period that is over.</param>
    public CauseReport List(QueueLedger queue, CausePeriod period, long number)
    {
        var (rising, falling, causes) = (new List<Candidate>(), new List<Candidate>(), new List<Candidate>());
        var (keep, keepWeek) = (options.KeepOf(period), options.KeepOf(CausePeriod.Week));
        foreach (var slot in table.Of(queue))
        {
            ref readonly var phrase = ref table.Store.State(slot);
            if (phrase.Said < options.Anonymity || TotalsOf(queue, phrase.Language) is not { } totals)
                continue;
            var here = (period == CausePeriod.Hour ? phrase.Hour : phrase.Week).At(number, keep);
            var all = totals.PeaksOf(period).At(number, keep);
            var change = LikelihoodRatio.Of(here.Count, all.Count, here.Before, all.Before);
            if (change >= options.Evidence && here.Count >= options.Anonymity)
                rising.Add(Make(slot, here.Count, all.Count, here.Before, all.Before, change));
            else if (-change >= options.Evidence && here.Before >= options.Anonymity)
                falling.Add(Make(slot, here.Count, all.Count, here.Before, all.Before, change));
            if (here.Count < options.Anonymity)
                continue;

            // The peak's own turns are in the background too; against the rest of it they are compared.
            var (turns, of) = (phrase.Background.At(queue.Week, keepWeek).Total - here.Count, totals.Background.At(queue.Week, keepWeek).Total - all.Count);
            var excess = LikelihoodRatio.Of(here.Count, all.Count, Math.Max(0, turns), of);
            if (excess >= options.Evidence)
                causes.Add(Make(slot, here.Count, all.Count, Math.Max(0, turns), of, excess));
        }

        var peaks = queue.Languages.Sum(totals => totals.PeaksOf(period).At(number, keep).Count);
        var silent = period == CausePeriod.Hour ? queue.SilentHour : queue.SilentWeek;
        return new(
            period, period.StartOf(number), period.StartOf(number + 1), peaks, Choose(rising), Choose(falling), Choose(causes),
            silent.Number == number ? silent : SilentSufferers.None(number));
    }

    private static LanguageTotals? TotalsOf(QueueLedger queue, string language)
    {
        foreach (var totals in queue.Languages)
            if (string.Equals(totals.Language, language, StringComparison.Ordinal))
                return totals;
        return null;
    }

    private Candidate Make(int slot, double here, double all, double there, double of, double evidence)
    {
        ref readonly var phrase = ref table.Store.State(slot);
        var key = table.Store.KeySpan(slot);
        var stem = System.Text.Encoding.UTF8.GetString(key[(key.LastIndexOf((byte)0) + 1)..]);
        return new(stem, new(phrase.Text, phrase.Language, here, all > 0 ? here / all : 0, of > 0 ? there / of : 0, evidence));
    }

    private IReadOnlyList<Cause> Choose(List<Candidate> candidates)
    {
        var wholes = candidates.Where(part => !candidates.Exists(whole => IsPartOf(part, whole) && whole.Cause.Interactions >= SameCause * part.Cause.Interactions));
        var chosen = new List<Candidate>();
        foreach (var candidate in wholes.OrderByDescending(c => Math.Abs(c.Cause.Evidence)).ThenBy(c => c.Stem, StringComparer.Ordinal))
        {
            if (chosen.Count == options.Listed)
                break;
            if (!chosen.Exists(other => IsPartOf(candidate, other) || IsPartOf(other, candidate)))
                chosen.Add(candidate);
        }

        return [.. chosen.Select(c => c.Cause)];
    }

    private static bool IsPartOf(Candidate part, Candidate whole) =>
        part.Stem.Length < whole.Stem.Length && part.Cause.Language == whole.Cause.Language
        && $" {whole.Stem} ".Contains($" {part.Stem} ", StringComparison.Ordinal);

    private sealed record Candidate(string Stem, Cause Cause);
}
