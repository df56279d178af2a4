using System.CommandLine;
using System.Diagnostics;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Rules;
using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream backtest</c>: what rules would have done on recorded conversations, before they are enabled.</summary>
internal static class BacktestCommand
{
    private static readonly TimeSpan Stagger = TimeSpan.FromMinutes(1);

    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var rules = new Option<string[]>("--rules")
        {
            Description = "A rule file (docs/rules.md); several are compared. Default: the rules of the configuration.", HelpName = "FILE",
        };
        var from = new Option<string[]>("--from")
        {
            Description = "Recorded conversations (JSON Lines, docs/recordings.md), several times if need be; or 'topic': the input topics of a Kafka, from beginning to present end.",
            HelpName = "FILE|topic",
            Required = true,
        };
        var labels = new Option<string?>("--labels")
        {
            Description = "Judge by a table of labelled turns (TSV with the columns doc and valence…) instead of by surveys.", HelpName = "FILE",
        };
        var truth = new Option<string>("--truth")
        {
            Description = "Judge by 'surveys' or by the 'labels' of the recorded turns. Default: surveys, where there is one.", HelpName = "surveys|labels",
        };
        truth.AcceptOnlyFromAmong("surveys", "labels");
        var satisfaction = ParsedOption.Create(
            "--bad-satisfaction", "Satisfaction (1 to 5) up to which an interaction went badly.", "X",
            static (string text, out double value) => double.TryParse(text, out value) && value is >= 1 and <= 5, "a number from 1 to 5", 2.0);
        var valence = ParsedOption.Create(
            "--bad-label", "Labelled valence (−2 to 2) of the worst turn up to which an interaction went badly.", "X",
            static (string text, out double value) => double.TryParse(text, out value) && value is >= -2 and <= 2, "a number from -2 to 2", -1.5);
        var supervisors = ParsedOption.Create(
            "--supervisors", "How many supervisors share the alerts.", "N",
            static (string text, out int value) => int.TryParse(text, out value) && value is >= 1 and <= 100_000, "a whole number from 1", 1);
        var stagger = ParsedOption.Create(
            "--stagger", "Between the starts of conversations that have no start of their own. It decides alerts an hour and load.", "DURATION",
            static (string text, out TimeSpan gap) => ValueConverter.TryParseDuration(text, out gap) && gap >= TimeSpan.Zero, "a duration such as 2s or 5m", Stagger);
        var html = new Option<string?>("--html") { Description = "Also write a report with curves that a browser shows without anything else.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "One JSON object a rule file instead of text." };
        var command = new Command("backtest", "Replay recorded conversations through the live graph, faster than real time, and say what rules would have done.")
        {
            rules, from, truth, labels, satisfaction, valence, supervisors, stagger, html, json,
        };
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var asked = new Asked(
                    parsed.GetValue(rules) ?? [], parsed.GetValue(from)!, parsed.GetValue(truth), parsed.GetValue(labels), parsed.GetValue(satisfaction),
                    parsed.GetValue(valence), parsed.GetValue(supervisors), parsed.GetValue(stagger), parsed.GetValue(html), parsed.GetValue(json));
                return Run(asked, configuration.Load(parsed), parsed.InvocationConfiguration, cancellation);
            },
            CancellationToken.None));
        return command.WithExamples(
            "emotionstream backtest --rules deploy/rules/default.yaml --from ../shared/data/text/service/conversations.jsonl",
            "emotionstream backtest --rules deploy/rules/default.yaml --rules mine.yaml --from calls.jsonl.gz --supervisors 3 --html report.html",
            "emotionstream backtest --rules mine.yaml --from topic --bootstrap localhost:9092 --json");
    }

    private static int Run(Asked asked, Settings settings, InvocationConfiguration streams, CancellationToken cancellation)
    {
        var sets = Sets(asked, settings);
        var input = RecordedInputs.Find(asked.From, asked.Stagger, settings);
        var recognisers = RecogniserFactory.Create(settings.Recognition);
        var reports = new List<BacktestReport>();
        foreach (var (name, set) in sets)
        {
            streams.Error.WriteLine($"{name}: {set.Rules.Count} rules over {input.Name} …");
            var watch = Stopwatch.StartNew();
            var observer = new BacktestObserver();
            var engine = new ReplayEngine(settings, set, recognisers);
            foreach (var partition in input.Partitions(cancellation))
                engine.Run(partition, observer, cancellation);
            if (observer.Interactions.Count == 0)
                throw new CommandException($"no interaction in {input.Name}");
            reports.Add(new(name, set, observer, Truth(asked, observer), asked.Supervisors, watch.Elapsed));
        }

        foreach (var report in reports)
            if (asked.Json)
                streams.Output.WriteLine(BacktestJson.Write(report, input.Name));
            else
                BacktestText.Write(streams.Output, report);
        if (asked.Html is { } file)
        {
            File.WriteAllText(file, BacktestHtml.Write(reports, input.Name));
            streams.Error.WriteLine($"Report: {file}");
        }

        return ExitCodes.Success;
    }

    private static List<(string Name, RuleSet Rules)> Sets(Asked asked, Settings settings)
    {
        try
        {
            return asked.Rules.Length == 0
                ? [("rules in force", settings.RuleSet)]
                : [.. asked.Rules.Select(static file => (Path.GetFileName(file), RuleSet.Create(RuleFile.Read(file))))];
        }
        catch (RuleFileException problem)
        {
            throw CommandException.Usage(problem.Message);
        }
    }

    private static BacktestTruth Truth(Asked asked, BacktestObserver observer)
    {
        var topic = RecordedInputs.IsTopic(asked.From);
        if (asked.Labels is { } table)
            return BacktestTruth.OfTable(table, asked.Valence);
        if (asked.Truth == "labels" && topic)
            throw CommandException.Usage("--truth labels goes with files: topics carry no labels. Give a table with --labels.");
        return asked.Truth == "surveys" || topic || (asked.Truth is null && observer.Satisfaction.Count > 0)
            ? BacktestTruth.OfSurveys(observer.Satisfaction, asked.Satisfaction)
            : BacktestTruth.OfTurns(asked.From, asked.Valence);
    }

    private sealed record Asked(
        string[] Rules, string[] From, string? Truth, string? Labels, double Satisfaction, double Valence, int Supervisors, TimeSpan Stagger, string? Html, bool Json);
}
