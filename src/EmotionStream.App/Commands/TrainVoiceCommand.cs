using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Extraction;
using EmotionStream.Recognition.Voice.Training;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream train voice</c>: trains an acoustic model on corpora of labelled speech, in every condition.</summary>
internal static class TrainVoiceCommand
{
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = $"A folder with a folder a corpus: ravdess, banglaser, or your own with a {SpeechCorpus.Labels} (columns file, speaker, emotion).",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string[]> Only = new("--corpus")
    {
        Description = "Train on this corpus only, by its folder's name. May be given more than once. Default: all there are.",
        HelpName = "NAME",
    };

    private static readonly Option<FileInfo> Out = new("--out") { Description = "The model file to write.", HelpName = "FILE", Required = true };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Name and version of the model, as readings and metrics show it. Default: voice- and the corpora's names.",
        HelpName = "NAME",
    };

    private static readonly Option<bool> Absolute = new("--absolute")
    {
        Description = "Do not compare a caller with themselves: no running baseline.",
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of all randomness.", HelpName = "N", DefaultValueFactory = static _ => 1 };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command(
            "voice",
            "Train an acoustic model (arousal, anger, valence) on labelled speech as recorded, over a telephone and over a poor line. Mind the corpora's licences: "
            + "the model's card names them.")
        {
            Data, Only, Out, Name, Absolute, Seed,
        };
        command.SetAction(static (parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command.WithExamples(
            "emotionstream train voice --data ../shared/data/speech --out voice.esvm",
            "emotionstream train voice --data ../shared/data/speech --corpus banglaser --out voice.esvm");
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var streams = parsed.InvocationConfiguration;
        var corpora = SpeechCorpus.Find(parsed.GetRequiredValue(Data));
        var only = parsed.GetValue(Only) ?? [];
        if (only.FirstOrDefault(name => corpora.All(corpus => corpus.Name != name)) is { } unknown)
            throw CommandException.Usage($"--corpus {unknown} is not there; there are {string.Join(", ", corpora.Select(static corpus => corpus.Name))}.");
        var chosen = corpora.Where(corpus => only.Length == 0 || only.Contains(corpus.Name, StringComparer.Ordinal)).ToList();
        var clips = chosen.SelectMany(corpus => SpeechConditions.Measure(corpus, streams.Error.WriteLine, stop)).ToList();
        var options = new VoiceTrainingOptions { ComparesCaller = !parsed.GetValue(Absolute), Seed = parsed.GetValue(Seed), Threads = Environment.ProcessorCount };
        var name = parsed.GetValue(Name) ?? "voice-" + string.Join('-', chosen.Select(static corpus => corpus.Name));
        try
        {
            var model = new VoiceTrainer(options, streams.Error.WriteLine).Train(name, clips, [.. chosen.Select(static corpus => corpus.Terms)], stop);
            model.Save(parsed.GetRequiredValue(Out).FullName);
            foreach (var (task, card) in model.Card.Tasks)
            {
                streams.Output.WriteLine(
                    $"{task.ToString().ToLowerInvariant()}: AUC over windows {(chosen.Count > 1 ? $"{card.Area:F3} on a corpus held out, " : "")}{card.SpeakerArea:F3} on speakers held out, "
                    + $"calibration error {card.CalibrationError:F3} on these");
            }
        }
        catch (ArgumentException problem)
        {
            throw new CommandException($"These clips can't train a model. {problem.Message}");
        }

        streams.Output.WriteLine($"{parsed.GetRequiredValue(Out)}: {name}, trained on {string.Join("; ", chosen.Select(static corpus => corpus.Terms))}");
        return ExitCodes.Success;
    }
}
