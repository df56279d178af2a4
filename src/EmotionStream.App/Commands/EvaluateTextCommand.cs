using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.Recognition.BringYourOwn;
using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream evaluate text</c>: the figures of a text model on the public sets beside polarity lexicons, in one run.</summary>
internal static class EvaluateTextCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = $"A folder with the sets, each in a folder of its name ({string.Join(", ", TextEvaluation.Sets)}; lexicons for the baselines). "
                + "A set that is not there is left out.",
            HelpName = "DIR",
            Required = true,
        };
        var model = TextModelOption.CreateForAny();
        var labels = TextModelOption.CreateLabels();
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of a table." };
        var command = new Command("text", "Measure a text model on labelled sets, with 95% bootstrap intervals, beside polarity lexicons. ! marks a missed target.")
        {
            data, model, labels, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = parsed.GetRequiredValue(data);
            if (!folder.Exists)
                throw CommandException.Usage($"There is no folder {folder.FullName}.");
            var loaded = TextModelOption.LoadAny(parsed.GetValue(model), parsed.GetValue(labels));
            var evaluation = loaded is NGramModel { Model: var own }
                ? new TextEvaluation(own, folder.FullName)
                : new TextEvaluation(loaded.CreateRecogniser(), folder.FullName);
            Run(evaluation, parsed.GetValue(json), parsed.InvocationConfiguration, cancellation);
            return Task.FromResult(ExitCodes.Success);
        });
        return command.WithExamples(
            "emotionstream evaluate text --data ../shared/data/text",
            "emotionstream evaluate text --data ../shared/data/text --model mine.estm --json");
    }

    private static void Run(TextEvaluation evaluation, bool json, InvocationConfiguration streams, CancellationToken cancellation)
    {
        var sets = TextEvaluation.Sets.Where(evaluation.Has).ToList();
        if (sets.Count == 0)
            throw CommandException.Usage($"The folder has none of the sets {string.Join(", ", TextEvaluation.Sets)}.");
        foreach (var set in TextEvaluation.Sets.Except(sets, StringComparer.Ordinal))
            streams.Error.WriteLine($"{set}: not there, left out");
        if (!json)
            EvaluationTable.WriteHead(streams.Output);
        foreach (var set in sets)
        {
            cancellation.ThrowIfCancellationRequested();
            streams.Error.WriteLine($"{set} …");
            try
            {
                Write(evaluation.Run(set));
            }
            catch (Exception problem) when (problem is FormatException or ArgumentException or IndexOutOfRangeException)
            {
                throw new CommandException($"The set {set} is not in the form its publishers give it: {problem.Message}");
            }
        }

        if (evaluation.Has("languages"))
            Write(evaluation.ByLanguage());

        void Write(IEnumerable<EvaluationRow> rows)
        {
            foreach (var row in rows)
                if (json)
                    EvaluationTable.WriteJson(streams.Output, row);
                else
                    EvaluationTable.Write(streams.Output, row);
        }
    }
}
