using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text.Corpora;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>How often a recogniser abstains on other languages, and on English and French, by language and length of the text.</summary>
/// <param name="recogniser">The recogniser.</param>
/// <param name="folder">The folder with the sets.</param>
internal sealed class LanguageMeasures(ITextRecogniser recogniser, string folder)
{
    /// <summary>The measure of long texts in another language.</summary>
    public const string LongAbstains = "abstains, 40 characters and more";

    /// <summary>The measure of texts in a language of the model.</summary>
    public const string DoesNotAbstain = "does not abstain";

    private const int Long = 40;
    private const int Short = 20;

    private static readonly (string Measure, int From, int Below)[] Lengths =
    [
        (LongAbstains, Long, int.MaxValue), ("abstains, 20 to 39 characters", Short, Long), ("abstains, under 20 characters", 0, Short),
    ];

    /// <summary>The shares of all held-out sentences, and of the other sets.</summary>
    public List<EvaluationRow> Run()
    {
        var sentences = HeldOutSentences();
        var rows = new List<EvaluationRow>(ByLength("49 other languages", sentences));
        AddShare("MAIA German turns", LongAbstains, foreign: true, "maia/customer_sentences_dev.tsv", 6, static text => text.Length >= Long);
        AddShare("GoEmotions test (English)", DoesNotAbstain, foreign: false, "goemotions/test.tsv", 0, static _ => true);
        AddShare("French support turns", DoesNotAbstain, foreign: false, "wmt_chat_fr/labels_train.tsv", 2, static text => text != "text_fr");
        AddShare("UMSAB French tweets", DoesNotAbstain, foreign: false, "umsab_fr/train_text.txt", 0, static _ => true);
        return rows;

        void AddShare(string set, string measure, bool foreign, string file, int column, Func<string, bool> which)
        {
            var path = Path.Combine(folder, file);
            if (File.Exists(path))
                rows.Add(EvaluationCases.Share(
                    set, measure, [.. Tsv.Read(path).Select(fields => fields[column]).Where(which).Select(text => IsForeign(text) == foreign)]));
        }
    }

    /// <summary>The shares of each language's held-out sentences by length, the language abstained on least first.</summary>
    public IEnumerable<EvaluationRow> ByLanguage() => HeldOutSentences()
        .GroupBy(static sentence => sentence.Language, StringComparer.Ordinal)
        .Select(group => ByLength($"language {group.Key}", [.. group]).ToArray())
        .OrderBy(static rows => rows[0].Value)
        .SelectMany(static rows => rows);

    private IEnumerable<EvaluationRow> ByLength(string set, IReadOnlyCollection<(string Language, string Text)> sentences)
    {
        foreach (var (measure, from, below) in Lengths)
        {
            bool[] cases = [.. sentences.Where(sentence => sentence.Text.Length >= from && sentence.Text.Length < below).Select(sentence => IsForeign(sentence.Text))];
            if (cases.Length > 0)
                yield return EvaluationCases.Share(set, measure, cases);
        }
    }

    private bool IsForeign(string text) => recogniser.Score(text).Abstention == AbstentionReason.UnsupportedLanguage;

    private List<(string Language, string Text)> HeldOutSentences() =>
    [
        .. Tsv.Read(Path.Combine(folder, "languages", "other.tsv")).Skip(1).Where(static fields => HeldOut.Contains(fields[1]))
            .Select(static fields => (fields[0], fields[1])),
    ];
}
