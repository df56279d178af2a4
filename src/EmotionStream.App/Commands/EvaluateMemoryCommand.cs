using System.CommandLine;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.Recognition.Memory;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream evaluate memory</c>: which memory model tells the rating of the whole from those of the turns, and what beats recency.</summary>
internal static class EvaluateMemoryCommand
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web);

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "A folder with MWOZ.txt and SGD.txt of the User Satisfaction Simulation set, or with them in its folder uss.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line instead of a table." };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command(
            "memory",
            "Correlate the memory models, and models fitted in ten folds, with ratings of whole dialogues; 95% intervals. † fitted, and held out; * beats recency beyond chance.")
        {
            Data, Json,
        };
        command.SetAction(static (parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples("emotionstream evaluate memory --data ../shared/data/text/uss");
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetRequiredValue(Data);
        if (!folder.Exists)
            throw CommandException.Usage($"There is no folder {folder.FullName}.");
        var sets = Read(folder.FullName);
        var streams = parsed.InvocationConfiguration;
        var json = parsed.GetValue(Json);
        if (!json)
            streams.Output.WriteLine($"{"set",-13} {"predictor",-52} {"n",5}  {"r",5}  {"95% interval",-12}  {"known",5}  {"gain on recency",-24}");
        foreach (var (name, dialogues) in sets)
        {
            var transfers = sets.Where(other => other.Name != name).Select(other => MemoryEvaluation.Transfer(other.Name, other.Dialogues, name, dialogues));
            Write(name, MemoryEvaluation.Run(name, dialogues).Concat(transfers));
        }

        if (sets.Count > 1)
            Write("both", MemoryEvaluation.Run("both", [.. sets.SelectMany(static set => set.Dialogues)]));
        return ExitCodes.Success;

        void Write(string name, IEnumerable<MemoryFigure> figures)
        {
            streams.Error.WriteLine($"{name} …");
            foreach (var figure in figures)
            {
                cancellation.ThrowIfCancellationRequested();
                streams.Output.WriteLine(json ? JsonSerializer.Serialize(Rounded(figure), Lines) : Row(figure));
            }
        }
    }

    private static List<(string Name, IReadOnlyList<RatedDialogue> Dialogues)> Read(string folder)
    {
        try
        {
            var sets = MemoryEvaluation.Find(folder).Select(static set => (set.Name, UssFile.Read(set.Path))).ToList();
            if (sets.Count == 0)
                throw CommandException.Usage($"{folder} has neither MWOZ.txt nor SGD.txt.");
            return sets;
        }
        catch (FormatException problem)
        {
            throw new CommandException($"The set is not in the form its publishers give it: {problem.Message}");
        }
    }

    private static MemoryFigure Rounded(MemoryFigure figure) => figure with
    {
        R = Math.Round(figure.R, 4), Low = Math.Round(figure.Low, 4), High = Math.Round(figure.High, 4),
        Gain = Math.Round(figure.Gain, 4), GainLow = Math.Round(figure.GainLow, 4), GainHigh = Math.Round(figure.GainHigh, 4),
    };

    private static string Signed(double value) => Math.Round(value, 3).ToString("+0.000;-0.000;+0.000");

    private static string Row(MemoryFigure figure)
    {
        var gain = figure.Predictor == MemoryPredictor.Recency ? "" : $"{Signed(figure.Gain)} ({Signed(figure.GainLow)} to {Signed(figure.GainHigh)}){(figure.BeatsRecency ? " *" : "")}";
        return $"{figure.Set,-13} {figure.Predictor + (figure.Fitted ? " †" : ""),-52} {figure.Dialogues,5}  {figure.R,5:F3}  {$"{figure.Low:F3}–{figure.High:F3}",-12}  {figure.Expected?.ToString("F3") ?? "",5}  {gain}";
    }
}
