using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Cues;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>Precision and recall of the moments of truth that phrases find in labelled messages.</summary>
public sealed class MomentEvaluation
{
    private readonly TextCueReader _reader;
    private readonly MomentTaxonomy _taxonomy;

    /// <summary>Makes an evaluation.</summary>
    /// <param name="taxonomy">The moments.</param>
    public MomentEvaluation(MomentTaxonomy taxonomy) => (_taxonomy, _reader) = (taxonomy, new TextCueReader(taxonomy));

    /// <summary>What is found in a message.</summary>
    /// <param name="text">The message.</param>
    public IReadOnlyList<string> Find(string text)
    {
        if (!CustomerText.TryCreate(Speaker.Customer, text.AsMemory(), out var words))
            return [];
        var cues = _reader.Read(words, default);
        var found = new List<string>();
        _taxonomy.Catalogue.List(cues.Moments, found);
        if (cues.SaidAgain)
            found.Add(MomentExample.SaidAgain);
        return found;
    }

    /// <summary>The figures: over all moments (each mention of each message counts once), by language, and of each moment.</summary>
    /// <param name="set">What the messages are called.</param>
    /// <param name="examples">The messages.</param>
    public IEnumerable<EvaluationRow> Run(string set, IReadOnlyList<MomentExample> examples)
    {
        var cases = examples.Select(example => (Example: example, Found: Find(example.Text))).ToList();
        foreach (var row in Rows(set, "moments", cases, static id => id != MomentExample.SaidAgain))
            yield return row;
        foreach (var language in cases.GroupBy(c => c.Example.Language, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            foreach (var row in Rows(set, $"moments, {language.Key}", [.. language], static id => id != MomentExample.SaidAgain))
                yield return row;
        foreach (var moment in _taxonomy.Catalogue.Moments.Select(moment => moment.Id).Append(MomentExample.SaidAgain))
            foreach (var row in Rows(set, moment, cases, id => id == moment))
                yield return row;
    }

    private static IEnumerable<EvaluationRow> Rows(
        string set, string what, List<(MomentExample Example, IReadOnlyList<string> Found)> cases, Func<string, bool> counts)
    {
        var tallies = cases.ConvertAll(c => new Tally(
            c.Found.Count(id => counts(id) && c.Example.Moments.Contains(id, StringComparer.Ordinal)), c.Found.Count(counts), c.Example.Moments.Count(counts)));
        yield return Row("precision", static t => t.Found);
        yield return Row("recall", static t => t.Told);

        EvaluationRow Row(string measure, Func<Tally, int> total)
        {
            // Messages that do not count in the total do not move the ratio; leaving them out spares most of the draws.
            var counting = tallies.FindAll(t => total(t) > 0);
            var (low, high) = Bootstrap.Interval(counting.Count, selection => Ratio(selection.Select(i => counting[i])));
            return new(set, $"{what}: {measure}", counting.Sum(total), Ratio(counting), low, high, null);

            double Ratio(IEnumerable<Tally> some)
            {
                int hits = 0, all = 0;
                foreach (var tally in some)
                    (hits, all) = (hits + tally.Hits, all + total(tally));
                return all == 0 ? double.NaN : (double)hits / all;
            }
        }
    }

    private readonly record struct Tally(int Hits, int Found, int Told);
}
