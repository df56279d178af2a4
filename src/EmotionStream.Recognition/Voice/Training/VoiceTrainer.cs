using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Voice.Model;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using VoiceTrees = Microsoft.ML.Data.BinaryPredictionTransformer<
    Microsoft.ML.Calibrators.CalibratedModelParametersBase<Microsoft.ML.Trainers.FastTree.FastTreeBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>>;

namespace EmotionStream.Recognition.Voice.Training;

/// <summary>
/// Trains a <see cref="VoiceModel"/>: Microsoft.ML's FastTree for each question, calibrated on speakers held out. Folds are chosen by speaker, before a
/// clip's conditions are told apart, so no speaker is on both sides in any condition.
/// </summary>
public sealed class VoiceTrainer
{
    private const int Folds = 4;
    private const double NothingKnown = 0.5;
    private readonly VoiceTrainingOptions _options;
    private readonly Action<string> _progress;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Receives a line for each step.</param>
    public VoiceTrainer(VoiceTrainingOptions options, Action<string> progress)
    {
        _options = options;
        _progress = progress;
    }

    /// <summary>Trains.</summary>
    /// <param name="name">Name and version of the model.</param>
    /// <param name="clips">Labelled clips, each in the conditions to train on.</param>
    /// <param name="trainedOn">What they are and on what terms, for the card.</param>
    /// <param name="cancellation">Stops between trainings.</param>
    /// <exception cref="ArgumentException">There are fewer than two speakers, or a question has one answer only.</exception>
    public VoiceModel Train(string name, IReadOnlyList<VoiceClip> clips, IReadOnlyList<string> trainedOn, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var examples = VoiceExample.Of(clips, _options.ComparesCaller);
        var trees = new Dictionary<VoiceTask, IReadOnlyList<ITransformer>>();
        var cards = new Dictionary<VoiceTask, VoiceTaskCard>();
        foreach (var task in Enum.GetValues<VoiceTask>())
        {
            var labelled = examples.Where(example => task.Answer(example.Clip.Emotion) is not null).ToList();
            _progress($"{name}: {task.ToString().ToLowerInvariant()}, {labelled.Count} windows");
            trees[task] = Fit(task, labelled);
            cards[task] = Calibrate(task, labelled, trees[task].Count, cancellation);
        }

        return new VoiceModel(
            new VoiceModelCard
            {
                Name = name,
                Features = VoiceInput.Names,
                ComparesCaller = _options.ComparesCaller,
                TrainedOn = trainedOn,
                Conditions = [.. clips.Select(clip => clip.Condition).Distinct(StringComparer.Ordinal)],
                Tasks = cards,
            },
            trees);
    }

    private VoiceTaskCard Calibrate(VoiceTask task, List<VoiceExample> examples, int sets, CancellationToken cancellation)
    {
        var speakers = examples.Select(Speaker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (speakers.Count < 2)
            throw new ArgumentException("There must be two speakers at least: one is held out to calibrate on.", nameof(examples));
        var fold = speakers.Select((speaker, i) => (speaker, Fold: i % Folds)).ToDictionary(one => one.speaker, one => one.Fold.ToString(), StringComparer.Ordinal);
        var bySpeaker = HeldOut(task, examples, example => fold[Speaker(example)], cancellation);
        bool[] positive = [.. bySpeaker.Select(static one => one.Positive)];
        var (slope, offset) = PlattScaling.Fit([.. bySpeaker.Select(static one => one.Score)], positive);
        var corpora = examples.Select(static example => example.Clip.Corpus).Distinct(StringComparer.Ordinal).Count();
        var strangers = corpora > 1 ? HeldOut(task, examples, static example => example.Clip.Corpus, cancellation) : bySpeaker;

        var card = new VoiceTaskCard(sets, slope, offset, Area(strangers), Area(bySpeaker), 0);
        return card with { CalibrationError = CalibrationError.Expected([.. bySpeaker.Select(one => card.Probability(one.Score))], positive) };
    }

    // Scores of different trainings are not on one scale, so each part has its own area; a part with one answer only has none.
    private static double Area(IEnumerable<(string Part, double Score, bool Positive)> scored) =>
        scored.GroupBy(static one => one.Part, StringComparer.Ordinal)
            .Select(static part => Roc.Area([.. part.Select(static one => one.Score)], [.. part.Select(static one => one.Positive)]))
            .Where(double.IsFinite).DefaultIfEmpty(NothingKnown).Average();

    private List<(string Part, double Score, bool Positive)> HeldOut(
        VoiceTask task, List<VoiceExample> examples, Func<VoiceExample, string> part, CancellationToken cancellation)
    {
        var scored = new List<(string, double, bool)>();
        foreach (var heldOut in examples.GroupBy(part, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var scorer = new VoiceScorer(Fit(task, examples.Where(example => part(example) != heldOut.Key)));
            foreach (var example in heldOut)
                scored.Add((heldOut.Key, scorer.Score(new VoiceInput { Features = example.Features }), task.Answer(example.Clip.Emotion)!.Value));
        }

        return scored;
    }

    private List<ITransformer> Fit(VoiceTask task, IEnumerable<VoiceExample> examples)
    {
        var answers = examples.ToLookup(example => task.Answer(example.Clip.Emotion)!.Value);
        if (!answers.Contains(true) || !answers.Contains(false))
            throw new ArgumentException($"Every clip has the same answer to the question of {task.ToString().ToLowerInvariant()}.", nameof(examples));
        var others = answers[false].GroupBy(example => task.TellsEmotionsApart() ? example.Clip.Emotion : default).OrderBy(static group => group.Key);
        return [.. others.Select(other => FitSet(task, answers[true].Concat(other)))];
    }

    private VoiceTrees FitSet(VoiceTask task, IEnumerable<VoiceExample> examples)
    {
        var inputs = examples.Select(example => new VoiceInput { Features = example.Features, Label = task.Answer(example.Clip.Emotion)!.Value }).ToList();
        var context = new MLContext(_options.Seed);
        return context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = _options.Trees,
            NumberOfLeaves = _options.Leaves,
            MinimumExampleCountPerLeaf = _options.LeastExamplesPerLeaf,
            LearningRate = _options.LearningRate,
            FeatureFraction = _options.FeatureFraction,
            Seed = _options.Seed,
            NumberOfThreads = _options.Threads,
        }).Fit(context.Data.LoadFromEnumerable(inputs, VoiceInput.Schema()));
    }

    private static string Speaker(VoiceExample example) => example.Clip.Corpus + "/" + example.Clip.Speaker;
}
