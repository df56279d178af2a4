using System.CommandLine;
using System.Text.Json;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Reports;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream report causes</c>: what customers were talking about at negative peaks, what rises and falls, and who suffered in silence.</summary>
internal static class ReportCausesCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var from = new Option<string[]>("--from")
        {
            Description = "'topic': what the pipeline has published on emotion.causes; or recorded conversations (JSON Lines, docs/recordings.md), which are replayed. Default: topic.",
            HelpName = "FILE|topic",
        };
        var period = new Option<string>("--period") { Description = "Only hours or only weeks. Default: both.", HelpName = "hour|week" };
        period.AcceptOnlyFromAmong("hour", "week");
        var queue = new Option<string?>("--queue") { Description = "Only this queue.", HelpName = "NAME" };
        var stagger = ParsedOption.Create(
            "--stagger", "Between the starts of recorded conversations that have no start of their own.", "DURATION",
            static (string text, out TimeSpan gap) => ValueConverter.TryParseDuration(text, out gap) && gap >= TimeSpan.Zero, "a duration such as 2s or 5m", TimeSpan.FromMinutes(1));
        var html = new Option<string?>("--html") { Description = "Also write a page that a browser shows without anything else.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "One JSON object a queue and period, as on emotion.causes, instead of text." };
        var command = new Command("causes", "Say what customers were talking about at negative peaks, by queue: rising and falling causes, and who suffered in silence.")
        {
            from, period, queue, stagger, html, json,
        };
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var streams = parsed.InvocationConfiguration;
                var asked = parsed.GetValue(from) is { Length: > 0 } named ? named : [RecordedInputs.Topic];
                var causes = Read(asked, parsed.GetValue(stagger), configuration.Load(parsed), streams.Error, cancellation)
                    .Where(report => parsed.GetValue(queue) is not { } only || report.Queue == only)
                    .Where(report => parsed.GetValue(period) is not { } only || report.Period == (only == "hour" ? CausePeriod.Hour : CausePeriod.Week))
                    .OrderBy(static report => report.Queue, StringComparer.Ordinal).ThenBy(static report => report.From).ThenBy(static report => report.Period).ToList();
                Write(causes, string.Join(", ", asked.Select(Path.GetFileName)), parsed.GetValue(html), parsed.GetValue(json), streams);
                return ExitCodes.Success;
            },
            CancellationToken.None));
        return command.WithExamples(
            "emotionstream report causes --bootstrap localhost:9092 --period week",
            "emotionstream report causes --from ../shared/data/text/service/conversations.jsonl --html causes.html",
            "emotionstream report causes --from calls.jsonl.gz --json");
    }

    private static IReadOnlyList<CausesMessage> Read(string[] from, TimeSpan stagger, Settings settings, TextWriter error, CancellationToken cancellation)
    {
        if (RecordedInputs.IsTopic(from))
            return CauseSource.OfTopic(settings, cancellation);
        error.WriteLine($"replaying {string.Join(", ", from.Select(Path.GetFileName))} …");
        return CauseSource.OfFiles(from, stagger, settings, cancellation);
    }

    private static void Write(List<CausesMessage> causes, string from, string? html, bool json, InvocationConfiguration streams)
    {
        foreach (var report in causes)
            if (json)
                streams.Output.WriteLine(JsonSerializer.Serialize(report, ContractJson.Default.CausesMessage));
            else
                CauseText.Write(streams.Output, report);
        if (!json && causes.Count == 0)
            streams.Output.WriteLine("No period with a negative peak, or with an interaction remembered badly, is over yet.");
        if (html is null)
            return;
        File.WriteAllText(html, CauseHtml.Write(causes, from));
        streams.Error.WriteLine($"Report: {html}");
    }
}
