using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>
/// Measures a text model on the public test sets, on real French support turns, on held-out service messages and on other languages, beside VADER. A text the
/// recogniser abstains on counts with valence 0, as no tuning on these sets is allowed to hide it.
/// </summary>
public sealed class TextEvaluation
{
    private const int LongText = 40;
    private const int ShortText = 20;

    private readonly string _folder;
    private readonly TextModel? _model;
    private readonly ITextRecogniser _recogniser;
    private readonly VaderLexicon? _english;
    private readonly VaderLexicon? _french;

    /// <summary>Prepares an evaluation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">A folder with the sets, each in a folder of its name; those missing are left out.</param>
    public TextEvaluation(TextModel model, string folder)
        : this(new NGramTextRecogniser(model), folder) => _model = model;

    /// <summary>Prepares an evaluation of a recogniser of any kind: all measures but GoEmotions', which are of a model's own outputs.</summary>
    /// <param name="recogniser">The recogniser.</param>
    /// <param name="folder">As above.</param>
    public TextEvaluation(ITextRecogniser recogniser, string folder)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        _folder = folder;
        _recogniser = recogniser;
        _english = Lexicon("vader_en_lexicon.txt");
        _french = Lexicon("vader_fr_lexicon.txt");
    }

    /// <summary>The names of the sets, which are their folders.</summary>
    public static IReadOnlyList<string> Sets { get; } =
        ["goemotions", "wmt_chat_fr", "maia", "umsab_fr", "emobank", "semeval2018", "service", "languages"];

    /// <summary>Whether the folder has a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    public bool Has(string set) => Directory.Exists(Path.Combine(_folder, set));

    /// <summary>The figures of a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    public IReadOnlyList<EvaluationRow> Run(string set) => set switch
    {
        "goemotions" => GoEmotions("test"),
        "wmt_chat_fr" => FrenchSupport(),
        "maia" => Maia(),
        "umsab_fr" => UmsabFrench(),
        "emobank" => EmoBank(),
        "semeval2018" => SemEval(),
        "service" => Service(),
        "languages" => Languages(),
        _ => throw new ArgumentException($"There is no set \"{set}\"; there are {string.Join(", ", Sets)}.", nameof(set)),
    };

    /// <summary>The figures of a GoEmotions split.</summary>
    /// <param name="split"><c>dev</c> or <c>test</c>. Thresholds were tuned on dev.</param>
    public IReadOnlyList<EvaluationRow> GoEmotions(string split) => _model is null ? [] :
    [
        MacroF1($"GoEmotions {split}", "Ekman macro-F1 (7)", $"ekman_{split}.tsv", OutputLayout.Ekman, OutputLayout.EkmanCount),
        MacroF1($"GoEmotions {split}", "macro-F1 (28)", $"{split}.tsv", OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount),
    ];

    /// <summary>Share of each held-out language's sentences of at least 40 characters that are abstained on, lowest first.</summary>
    public IReadOnlyList<EvaluationRow> ByLanguage() =>
    [
        .. HeldOutLanguages().Where(static sentence => sentence.Text.Length >= LongText)
            .GroupBy(static sentence => sentence.Language, StringComparer.Ordinal)
            .Select(group => EvaluationCases.Share($"language {group.Key}", "abstains, 40 characters and more", [.. group.Select(s => IsForeign(s.Text))]))
            .OrderBy(static row => row.Value),
    ];

    private string PathOf(string set, string file) => Path.Combine(_folder, set, file);

    private VaderLexicon? Lexicon(string file)
    {
        var path = PathOf("lexicons", file);
        return File.Exists(path) ? VaderLexicon.Read(path) : null;
    }

    private double Valence(string text) => _recogniser.Score(text).Valence;

    private bool IsForeign(string text) => _recogniser.Score(text).Abstention == AbstentionReason.UnsupportedLanguage;

    private static double[]? Baseline(VaderLexicon? lexicon, string[] texts) => lexicon is null ? null : Array.ConvertAll(texts, text => lexicon.Score(text));

    private EvaluationRow MacroF1(string set, string measure, string file, int start, int classes)
    {
        var split = GoEmotionsSet.Read(PathOf("goemotions", file));
        var probabilities = new TextProbabilities(_model!);
        var thresholds = _model!.Calibration.Thresholds;
        var said = Array.ConvertAll(split.Texts, text =>
        {
            var values = probabilities.Of(text);
            return Enumerable.Range(start, classes).Select(i => values[i] >= thresholds[i]).ToArray();
        });
        var gold = Array.ConvertAll(split.Labels, labels => Enumerable.Range(0, classes).Select(k => labels.Contains(k)).ToArray());
        return EvaluationCases.Row(set, measure, said.Length, selection => F1.Macro(said, gold, classes, selection));
    }

    private List<EvaluationRow> FrenchSupport()
    {
        const string Set = "French support turns";
        var lines = Tsv.Read(PathOf("wmt_chat_fr", "labels_train.tsv")).Skip(1).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[2]);
        var gold = Array.ConvertAll(lines, static fields => (double.Parse(fields[3]) + double.Parse(fields[4])) / 2);
        var valence = Array.ConvertAll(texts, Valence);
        var baseline = Baseline(_french, texts);
        return
        [
            EvaluationCases.Negative(Set, "negative against the rest, AUC", valence, baseline, Array.ConvertAll(gold, static v => v < 0)),
            EvaluationCases.Pearson(Set, "valence, r", valence, baseline, gold),
        ];
    }

    private List<EvaluationRow> Maia()
    {
        var lines = Tsv.Read(PathOf("maia", "customer_sentences_dev.tsv")).Skip(1).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[8]);
        var negative = Array.ConvertAll(lines, static fields => fields[9] is "anger" or "anxiety" or "confusion" or "disappointment" or "frustration");
        return
        [
            EvaluationCases.Negative(
                "MAIA (English)", "negative against the rest, AUC", Array.ConvertAll(texts, Valence), Baseline(_english, texts), negative),
        ];
    }

    private List<EvaluationRow> UmsabFrench()
    {
        string[] splits = ["train", "val"];
        var texts = splits.SelectMany(split => File.ReadAllLines(PathOf("umsab_fr", $"{split}_text.txt"))).ToArray();
        var negative = splits.SelectMany(split => File.ReadAllLines(PathOf("umsab_fr", $"{split}_labels.txt"))).Select(static label => label == "0").ToArray();
        return
        [
            EvaluationCases.Negative(
                "UMSAB French tweets", "negative against the rest, AUC", Array.ConvertAll(texts, Valence), Baseline(_french, texts), negative),
        ];
    }

    private List<EvaluationRow> EmoBank()
    {
        var lines = File.ReadLines(PathOf("emobank", "emobank.csv")).Skip(1).Select(static line => line.Split(',', 6)).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[5].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));
        return
        [
            EvaluationCases.Pearson(
                "EmoBank", "valence, r", Array.ConvertAll(texts, Valence), Baseline(_english, texts),
                Array.ConvertAll(lines, static fields => double.Parse(fields[2]))),
            EvaluationCases.Pearson(
                "EmoBank", "arousal, r", Array.ConvertAll(texts, text => (double)_recogniser.Score(text).Arousal), null,
                Array.ConvertAll(lines, static fields => double.Parse(fields[3]))),
        ];
    }

    private List<EvaluationRow> SemEval()
    {
        string[] splits = ["train", "dev"];
        var lines = splits.SelectMany(split => Tsv.Read(PathOf("semeval2018", $"Valence-reg-En-{split}.txt")).Skip(1)).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[1]);
        return
        [
            EvaluationCases.Pearson(
                "SemEval-2018 tweets", "valence, r", Array.ConvertAll(texts, Valence), Baseline(_english, texts),
                Array.ConvertAll(lines, static fields => double.Parse(fields[3]))),
        ];
    }

    private List<EvaluationRow> Service()
    {
        var messages = ServiceMessage.Read(PathOf("service", "train.tsv"))
            .Where(static m => HeldOut.Contains(m.Text) && !HeldOut.IsForTuning(m.Text)).ToArray();
        return ServiceMeasures.Of("service messages held out", _recogniser, messages, m => m.Language == "fr" ? _french : _english);
    }

    private List<(string Language, string Text)> HeldOutLanguages() =>
    [
        .. Tsv.Read(PathOf("languages", "other.tsv")).Skip(1).Where(static fields => HeldOut.Contains(fields[1]))
            .Select(static fields => (fields[0], fields[1])),
    ];

    private List<EvaluationRow> Languages()
    {
        const string Set = "49 other languages";
        var texts = HeldOutLanguages().ConvertAll(static sentence => sentence.Text);
        var rows = new List<EvaluationRow>
        {
            EvaluationCases.Share(Set, "abstains, 40 characters and more", [.. texts.Where(static t => t.Length >= LongText).Select(text => IsForeign(text))]),
            EvaluationCases.Share(
                Set, "abstains, 20 to 39 characters", [.. texts.Where(static t => t.Length is >= ShortText and < LongText).Select(text => IsForeign(text))]),
            EvaluationCases.Share(Set, "abstains, under 20 characters", [.. texts.Where(static t => t.Length < ShortText).Select(text => IsForeign(text))]),
        };
        AddShare("MAIA German turns", "abstains, 40 characters and more", foreign: true, PathOf("maia", "customer_sentences_dev.tsv"), 6, static t => t.Length >= LongText);
        AddShare("GoEmotions test (English)", "does not abstain", foreign: false, PathOf("goemotions", "test.tsv"), 0, static _ => true);
        AddShare("French support turns", "does not abstain", foreign: false, PathOf("wmt_chat_fr", "labels_train.tsv"), 2, static text => text != "text_fr");
        AddShare("UMSAB French tweets", "does not abstain", foreign: false, PathOf("umsab_fr", "train_text.txt"), 0, static _ => true);
        return rows;

        void AddShare(string set, string measure, bool foreign, string path, int column, Func<string, bool> which)
        {
            if (File.Exists(path))
                rows.Add(EvaluationCases.Share(
                    set, measure, [.. Tsv.Read(path).Select(fields => fields[column]).Where(which).Select(text => IsForeign(text) == foreign)]));
        }
    }
}
