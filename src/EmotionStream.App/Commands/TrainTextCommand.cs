using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream train text</c>: trains a text model from nothing on corpora, or continues one on a user's labelled turns.</summary>
internal static class TrainTextCommand
{
    private const float FineTuningRate = 1e-3f;
    private const int FineTuningBatch = 32;
    private const int FineTuningEpochs = 10;
    private const int MaxBranches = 20;

    private static readonly Option<FileInfo[]> Data = new("--data")
    {
        Description = "Your labelled turns: tab-separated, the first line names the columns text, valence (-2 to 2), arousal (0 to 2), emotion; "
            + "valence or emotion is enough. May be given more than once. One turn in five is held out to measure on.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<DirectoryInfo?> Corpora = new("--corpora")
    {
        Description = "Train from nothing on the corpora in this folder (teacher, goemotions, xed, service, languages, lexicons).",
        HelpName = "DIR",
    };

    private static readonly Option<FileInfo> Out = new("--out") { Description = "The model file to write.", HelpName = "FILE", Required = true };

    private static readonly Option<FileInfo?> Model = new("--model")
    {
        Description = "The model to continue from with --data. Default: the model that ships, or what --corpora trains.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "Name and version of the model, as readings and metrics show it.", HelpName = "NAME" };

    private static readonly Option<int?> Epochs = new("--epochs") { Description = $"Passes over the texts. Default: {new TrainingOptions().Epochs} of each branch over corpora, {FineTuningEpochs} over your turns.", HelpName = "N" };

    private static readonly Option<int?> Branches = new("--branches")
    {
        Description = $"With --corpora: models that part after {new TrainingOptions().TrunkEpochs} passes; the mean of their weights is written. Default: {new TrainingOptions().Branches}.",
        HelpName = "N",
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of all randomness.", HelpName = "N", DefaultValueFactory = static _ => 1 };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Threads. The result depends on their number and on the seed, not on timing.",
        HelpName = "N",
        DefaultValueFactory = static _ => 1,
    };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command("text", "Train a text model on your own labelled turns, from nothing on corpora, or both.")
        {
            Data, Corpora, Out, Model, Name, Epochs, Branches, Seed, Threads,
        };
        command.SetAction(static (parsed, cancellation) =>
        {
            var streams = parsed.InvocationConfiguration;
            try
            {
                Run(parsed, streams.Output, streams.Error, cancellation);
            }
            catch (InvalidDataException problem)
            {
                throw new CommandException(problem.Message);
            }
            catch (Exception problem) when (problem is FormatException or ArgumentException or IndexOutOfRangeException)
            {
                throw new CommandException($"A set of the corpora is not in the form its publishers give it: {problem.Message}");
            }

            return Task.FromResult(ExitCodes.Success);
        });
        return command.WithExamples(
            "emotionstream train text --data turns.tsv --out mine.estm           # continue from the model that ships",
            "emotionstream train text --corpora ../shared/data/text --out text.estm  # how the model that ships was made");
    }

    private static void Run(ParseResult parsed, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        var files = parsed.GetValue(Data) ?? [];
        var corpora = parsed.GetValue(Corpora);
        if (files.Length == 0 && corpora is null)
            throw CommandException.Usage("Say what to train on: --data FILE, --corpora DIR or both.");
        if (corpora is not null && parsed.GetValue(Model) is not null)
            throw CommandException.Usage("--corpora trains from nothing, --model says what to continue from: give one of them.");
        if (corpora is { Exists: false })
            throw CommandException.Usage($"There is no folder {corpora.FullName}.");
        if (files.FirstOrDefault(static file => !file.Exists) is { } missing)
            throw CommandException.Usage($"There is no file {missing.FullName}.");
        if (parsed.GetValue(Epochs) < 1 || parsed.GetValue(Threads) < 1)
            throw CommandException.Usage("--epochs and --threads are at least 1.");
        if (parsed.GetValue(Branches) is < 1 or > MaxBranches)
            throw CommandException.Usage($"--branches is from 1 to {MaxBranches}.");

        var turns = files.SelectMany(static file => LabelledTurn.Read(file.FullName)).ToList();
        var path = parsed.GetRequiredValue(Out).FullName;
        var model = corpora is null ? TextModelOption.Load(parsed.GetValue(Model)) : FromNothing(parsed, corpora.FullName, output, progress, cancellation);
        if (turns.Count > 0)
            model = Continue(parsed, model, turns, output, progress, cancellation);
        model.Save(path);
        progress.WriteLine($"wrote {path} ({new FileInfo(path).Length / 1e6:F1} MB), model {model.Name}");
    }

    private static TextModel FromNothing(ParseResult parsed, string folder, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        var options = Options(parsed, new TrainingOptions());
        var model = FullTraining.Run(folder, parsed.GetValue(Name) ?? "text-en-fr-5", options, progress.WriteLine, cancellation);
        var evaluation = new TextEvaluation(model, folder);
        EvaluationTable.WriteHead(output);
        foreach (var row in evaluation.GoEmotions("dev").Concat(evaluation.GoEmotions("test")).Concat(evaluation.Run("service")))
            EvaluationTable.Write(output, row);
        return model;
    }

    private static TextModel Continue(
        ParseResult parsed, TextModel model, List<LabelledTurn> turns, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        var heldOut = turns.Where(FineTuning.IsHeldOut).ToList();
        progress.WriteLine($"{turns.Count} labelled turns, {heldOut.Count} of them held out to measure on");
        if (heldOut.Count < 2 || heldOut.Count == turns.Count)
            throw new CommandException($"{turns.Count} labelled turns are too few to train on and to measure; give some hundreds.");
        var options = Options(parsed, new TrainingOptions { Rate = FineTuningRate, Batch = FineTuningBatch, Epochs = FineTuningEpochs });
        var name = parsed.GetValue(Name) ?? model.Name + "-tuned";
        var tuned = FineTuning.Run(model, turns.Where(static turn => !FineTuning.IsHeldOut(turn)), name, options, progress.WriteLine, cancellation);
        EvaluationTable.WriteHead(output);
        foreach (var (before, after) in ServiceMeasures.Of("before", model, heldOut).Zip(ServiceMeasures.Of("after", tuned, heldOut)))
        {
            EvaluationTable.Write(output, before);
            EvaluationTable.Write(output, after);
        }

        return tuned;
    }

    private static TrainingOptions Options(ParseResult parsed, TrainingOptions options) => options with
    {
        Epochs = parsed.GetValue(Epochs) ?? options.Epochs,
        Branches = parsed.GetValue(Branches) ?? options.Branches,
        Seed = parsed.GetValue(Seed),
        Threads = parsed.GetValue(Threads),
    };
}
