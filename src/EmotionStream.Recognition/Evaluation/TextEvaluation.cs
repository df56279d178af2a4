using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>
/// Measures a text model on the public test sets, on real French support turns, on held-out service messages and on other languages, beside polarity
/// lexicons. A text the recogniser abstains on counts with valence 0, as no tuning on these sets is allowed to hide it.
/// </summary>
public sealed class TextEvaluation
{
    internal const string NegativeArea = "negative against the rest, AUC";
    internal const string ValenceCorrelation = "valence, r";

    private readonly string _folder;
    private readonly TextModel? _model;
    private readonly ITextRecogniser _recogniser;
    private readonly LanguageMeasures _languages;
    private readonly List<ISentimentLexicon> _english = [];
    private readonly List<ISentimentLexicon> _french = [];

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
        _languages = new LanguageMeasures(recogniser, folder);
        AddLexicon(_english, "vader_en_lexicon.txt", VaderLexicon.Read);
        AddLexicon(_french, "vader_fr_lexicon.txt", VaderLexicon.Read);
        AddLexicon(_french, "AFINN-fr.json", WordListLexicon.ReadAfinn);
        AddLexicon(_french, "textblob_fr_sentiment.xml", WordListLexicon.ReadPattern);
    }

    /// <summary>The names of the sets, which are their folders.</summary>
    public static IReadOnlyList<string> Sets { get; } =
        ["goemotions", "wmt_chat_fr", "maia", "umsab_fr", "emobank", "semeval2018", "service", "languages"];

    /// <summary>Whether the folder has a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    public bool Has(string set) => Directory.Exists(Path.Combine(_folder, set));

    /// <summary>The figures of a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    public IReadOnlyList<EvaluationRow> Run(string set)
    {
        IEnumerable<EvaluationRow> rows = set switch
        {
            "goemotions" => GoEmotions("test"),
            "wmt_chat_fr" => FrenchSupport(),
            "maia" => Maia(),
            "umsab_fr" => UmsabFrench(),
            "emobank" => EmoBank(),
            "semeval2018" => SemEval(),
            "service" => Service(),
            "languages" => _languages.Run(),
            _ => throw new ArgumentException($"There is no set \"{set}\"; there are {string.Join(", ", Sets)}.", nameof(set)),
        };
        return [.. rows.Select(TextTargets.Apply)];
    }

    /// <summary>The figures of a GoEmotions split.</summary>
    /// <param name="split"><c>dev</c> or <c>test</c>. Thresholds were tuned on dev.</param>
    public IReadOnlyList<EvaluationRow> GoEmotions(string split) => _model is null ? [] :
    [
        MacroF1($"GoEmotions {split}", "Ekman macro-F1 (7)", $"ekman_{split}.tsv", OutputLayout.Ekman, OutputLayout.EkmanCount),
        MacroF1($"GoEmotions {split}", "macro-F1 (28)", $"{split}.tsv", OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount),
    ];

    /// <summary>Share of each other language's held-out sentences that is abstained on, by length of the text; the lowest language first.</summary>
    public IReadOnlyList<EvaluationRow> ByLanguage() => [.. _languages.ByLanguage()];

    private void AddLexicon(List<ISentimentLexicon> lexicons, string file, Func<string, ISentimentLexicon> read)
    {
        var path = PathOf("lexicons", file);
        if (File.Exists(path))
            lexicons.Add(read(path));
    }

    private string PathOf(string set, string file) => Path.Combine(_folder, set, file);

    private EmotionScore[] Score(string[] texts) => Array.ConvertAll(texts, text => _recogniser.Score(text));

    private static double[] Valences(EmotionScore[] scores) => Array.ConvertAll(scores, static score => (double)score.Valence);

    private static KeyValuePair<string, double[]>[] Baselines(List<ISentimentLexicon> lexicons, string[] texts) =>
        [.. lexicons.Select(lexicon => KeyValuePair.Create(lexicon.Name, Array.ConvertAll(texts, lexicon.Score)))];

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

    private IEnumerable<EvaluationRow> FrenchSupport()
    {
        const string Set = "French support turns";
        var lines = Tsv.Read(PathOf("wmt_chat_fr", "labels_train.tsv")).Skip(1).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[2]);
        var gold = Array.ConvertAll(lines, static fields => (double.Parse(fields[3]) + double.Parse(fields[4])) / 4);
        var scores = Score(texts);
        var baselines = Baselines(_french, texts);
        return
        [
            EvaluationCases.Negative(Set, Valences(scores), baselines, Array.ConvertAll(gold, static v => v < 0)),
            EvaluationCases.Valence(Set, Valences(scores), baselines, gold),
            .. PolarityMeasures.Of(Set, scores, Array.ConvertAll(gold, static v => EmotionAffect.Polarity((float)v))),
        ];
    }

    private IEnumerable<EvaluationRow> Maia()
    {
        const string Set = "MAIA (English)";
        var lines = Tsv.Read(PathOf("maia", "customer_sentences_dev.tsv")).Skip(1).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[8]);
        var gold = Array.ConvertAll(lines, static fields => fields[9] switch
        {
            "anger" or "anxiety" or "confusion" or "disappointment" or "frustration" => -1,
            "happiness" => 1,
            _ => 0,
        });
        var scores = Score(texts);
        return
        [
            EvaluationCases.Negative(Set, Valences(scores), Baselines(_english, texts), Array.ConvertAll(gold, static polarity => polarity < 0)),
            .. PolarityMeasures.Of(Set, scores, gold),
        ];
    }

    private IEnumerable<EvaluationRow> UmsabFrench()
    {
        const string Set = "UMSAB French tweets";
        string[] splits = ["train", "val"];
        var texts = splits.SelectMany(split => File.ReadAllLines(PathOf("umsab_fr", $"{split}_text.txt"))).ToArray();
        var gold = splits.SelectMany(split => File.ReadAllLines(PathOf("umsab_fr", $"{split}_labels.txt"))).Select(static label => int.Parse(label) - 1).ToArray();
        var scores = Score(texts);
        return
        [
            EvaluationCases.Negative(Set, Valences(scores), Baselines(_french, texts), Array.ConvertAll(gold, static polarity => polarity < 0)),
            .. PolarityMeasures.Of(Set, scores, gold),
        ];
    }

    private IEnumerable<EvaluationRow> EmoBank()
    {
        var lines = File.ReadLines(PathOf("emobank", "emobank.csv")).Skip(1).Select(static line => line.Split(',', 6)).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[5].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));
        var scores = Score(texts);
        return
        [
            EvaluationCases.Valence("EmoBank", Valences(scores), Baselines(_english, texts), Array.ConvertAll(lines, static fields => double.Parse(fields[2]))),
            EvaluationCases.Pearson(
                "EmoBank", "arousal, r", Array.ConvertAll(scores, static score => (double)score.Arousal),
                Array.ConvertAll(lines, static fields => double.Parse(fields[3]))),
        ];
    }

    private IEnumerable<EvaluationRow> SemEval()
    {
        string[] splits = ["train", "dev"];
        var lines = splits.SelectMany(split => Tsv.Read(PathOf("semeval2018", $"Valence-reg-En-{split}.txt")).Skip(1)).ToArray();
        var texts = Array.ConvertAll(lines, static fields => fields[1]);
        return
        [
            EvaluationCases.Valence(
                "SemEval-2018 tweets", Valences(Score(texts)), Baselines(_english, texts), Array.ConvertAll(lines, static fields => double.Parse(fields[3]))),
        ];
    }

    private List<EvaluationRow> Service()
    {
        var messages = ServiceMessage.Read(PathOf("service", "train.tsv"))
            .Where(static m => HeldOut.Contains(m.Text) && !HeldOut.IsForTuning(m.Text)).ToArray();
        return ServiceMeasures.Of("service messages held out", _recogniser, messages, m => (m.Language == "fr" ? _french : _english).FirstOrDefault());
    }
}
