using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.Recognition.Cues;
using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream evaluate moments</c>: precision and recall of the moments of truth in labelled messages.</summary>
internal static class EvaluateMomentsCommand
{
    private const string LabelledFile = "moments.tsv";
    private const string ServiceFile = "train.tsv";

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = $"A folder with messages of your own, labelled: {LabelledFile}, lines 'dev|dev2|test TAB en|fr TAB moments separated by blanks TAB text'; or "
                + $"with the service messages ({ServiceFile}), of which those labelled for this project count. Without it: the labelled messages that ship.",
            HelpName = "DIR",
        };
        var moments = MomentsOption();
        var errors = new Option<bool>("--errors") { Description = "Print the dev messages that were judged wrongly, instead of figures." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of a table." };
        var command = new Command("moments", "Measure how well moments of truth are recognised from words, with 95% bootstrap intervals.") { data, moments, errors, json };
        command.SetAction(parsed =>
        {
            var evaluation = new MomentEvaluation(Load(parsed.GetValue(moments)));
            var (examples, all) = Read(parsed.GetValue(data));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(errors))
                WriteErrors(evaluation, examples, output);
            else
                Write(evaluation, examples, parsed.GetValue(json), output);
            if (all.Count > 0)
                WriteShare(evaluation, all, parsed.InvocationConfiguration.Error);
            return ExitCodes.Success;
        });
        return command.WithExamples(
            "emotionstream evaluate moments",
            "emotionstream evaluate moments --data ../shared/data/text/service --json",
            "emotionstream evaluate moments --moments mine.yaml --errors");
    }

    private static Option<FileInfo> MomentsOption() => new("--moments")
    {
        Description = "A taxonomy file (YAML, docs/moments.md); without it the one that ships.",
        HelpName = "FILE",
    };

    private static MomentTaxonomy Load(FileInfo? file)
    {
        if (file is null)
            return MomentTaxonomy.Shipped;
        if (!file.Exists)
            throw CommandException.Usage($"There is no file {file.FullName}.");
        try
        {
            return MomentTaxonomy.Load(file.FullName);
        }
        catch (FormatException problem)
        {
            throw CommandException.Usage(problem.Message);
        }
    }

    private static (IReadOnlyList<MomentExample> Labelled, IReadOnlyList<string> All) Read(DirectoryInfo? folder)
    {
        if (folder is null)
            return (MomentExample.Shipped(), []);
        if (!folder.Exists)
            throw CommandException.Usage($"There is no folder {folder.FullName}.");
        var labelled = Path.Combine(folder.FullName, LabelledFile);
        var service = Path.Combine(folder.FullName, ServiceFile);
        try
        {
            if (File.Exists(labelled))
                return (MomentExample.Read(labelled), []);
            if (!File.Exists(service))
                throw CommandException.Usage($"The folder {folder.FullName} has neither {LabelledFile} nor {ServiceFile}.");
            var texts = File.ReadLines(service).Skip(1).Select(line => line.Split('\t')[^1]).ToHashSet(StringComparer.Ordinal);
            return ([.. MomentExample.Shipped().Where(example => texts.Contains(example.Text))], [.. texts]);
        }
        catch (FormatException problem)
        {
            throw new CommandException(problem.Message);
        }
    }

    private static void Write(MomentEvaluation evaluation, IReadOnlyList<MomentExample> examples, bool json, TextWriter output)
    {
        if (!json)
            EvaluationTable.WriteHead(output);
        foreach (var set in examples.GroupBy(example => example.Set, StringComparer.Ordinal).OrderByDescending(group => group.Key, StringComparer.Ordinal))
            foreach (var row in evaluation.Run($"{(set.First().IsTest ? "held out" : set.Key)} ({set.Count()})", [.. set]))
                if (json)
                    EvaluationTable.WriteJson(output, row);
                else
                    EvaluationTable.Write(output, row);
    }

    // Only messages the phrases may be written on: who reads the others' errors has no held-out set any more.
    private static void WriteErrors(MomentEvaluation evaluation, IReadOnlyList<MomentExample> examples, TextWriter output)
    {
        foreach (var example in examples.Where(example => !example.IsTest))
        {
            var found = evaluation.Find(example.Text);
            var missed = example.Moments.Except(found, StringComparer.Ordinal).Select(id => "missed " + id);
            var wrong = found.Except(example.Moments, StringComparer.Ordinal).Select(id => "wrongly " + id);
            if (missed.Concat(wrong).ToList() is { Count: > 0 } errors)
                output.WriteLine($"{string.Join(", ", errors)}: {example.Text}");
        }
    }

    private static void WriteShare(MomentEvaluation evaluation, IReadOnlyList<string> all, TextWriter output)
    {
        var found = all.SelectMany(evaluation.Find).CountBy(id => id, StringComparer.Ordinal).OrderByDescending(pair => pair.Value);
        output.WriteLine($"Found among all {all.Count} messages: {string.Join(", ", found.Select(pair => $"{pair.Key} {pair.Value}"))}");
    }
}
