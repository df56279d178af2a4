using System.CommandLine;
using System.Text;
using System.Text.Json;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Repeats;
using EmotionStream.Recognition.Repeats;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream report effort</c>: first-contact resolution paired with effort.</summary>
internal static class ReportEffortCommand
{
    private const string Rule = "HighEffort";

    // Where the rule is not in force.
    private const double UsualHigh = 3;

    private static readonly Option<string[]> From = new("--from")
    {
        Description = "'topic': the outcomes on emotion.outcomes; or recorded conversations (JSON Lines, docs/recordings.md), which are replayed. Default: topic.",
        HelpName = "FILE|topic",
    };

    private static readonly Option<TimeSpan?> Window = RepeatWindow.Create();

    private static readonly Option<bool> SameMatter = RepeatWindow.CreateSameMatter();

    private static readonly Option<bool> AsJson = new("--json") { Description = "One JSON object instead of text." };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command("effort", "Say how often customers need not come back (first-contact resolution), by queue and by the effort it took them.")
        {
            From, Window, SameMatter, AsJson,
        };
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, configuration.Load(parsed), cancellation), CancellationToken.None));
        return command.WithExamples(
            "emotionstream report effort --bootstrap localhost:9092",
            "emotionstream report effort --from calls.jsonl.gz --window 7d --same-matter --json");
    }

    private static int Run(ParseResult parsed, Settings settings, CancellationToken cancellation)
    {
        var streams = parsed.InvocationConfiguration;
        var from = parsed.GetValue(From) is { Length: > 0 } named ? named : [RecordedRun.Topic];
        var source = from is [RecordedRun.Topic] ? ContactSource.OfTopic(settings, streams.Error, cancellation) : ContactSource.OfFiles("--from", from, settings, streams.Error, cancellation);
        if (source.Contacts.Count == 0)
            throw new CommandException($"None of the {source.Unknown} interactions of {source.Name} names its customer (customerId), so nobody can say who came back.");
        var window = parsed.GetValue(Window) ?? settings.Customers.RepeatContact.Window;
        var history = RepeatHistory.Of(source.Contacts, window, parsed.GetValue(SameMatter));
        var report = EffortReport.Of(history.Cases, settings.Rules.TryGetValue(Rule, out var rule) ? rule.Open : UsualHigh);
        streams.Output.Write(parsed.GetValue(AsJson) ? Json(report, history, source, window) : Text(report, history, source, window));
        return ExitCodes.Success;
    }

    private static string Text(EffortReport report, RepeatHistory history, ContactSource source, TimeSpan window)
    {
        var text = new StringBuilder(
            $"{history.Cases.Count} contacts of known customers, followed for {window.TotalDays:0.#} days; {history.Undecided} too young to say, {source.Unknown} interactions without a customer: left out.\n");
        Rows("", [report.All]);
        Rows("queue", report.Queues);
        Rows("effort score", report.Efforts);
        return text.ToString();

        void Rows(string title, IReadOnlyList<EffortRow> rows)
        {
            text.Append($"{title,-22} {"contacts",8}  {"resolved at once (95%)",-24} {"effort",6}  high effort\n");
            foreach (var row in rows)
                text.Append($"{row.Group,-22} {row.Resolved.Cases,8}  {Share(row.Resolved),-24} {row.MeanEffort,6:0.00}  {row.HighEffort.Value:0.00}".TrimEnd()).Append('\n');
        }
    }

    private static string Share(Proportion share) => share.Value is { } value ? $"{value:0.00} ({share.Low:0.00}–{share.High:0.00})" : "–";

    private static string Json(EffortReport report, RepeatHistory history, ContactSource source, TimeSpan window)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("windowDays", window.TotalDays);
            json.WriteNumber("undecided", history.Undecided);
            json.WriteNumber("withoutCustomer", source.Unknown);
            json.WritePropertyName("all");
            Row(json, report.All);
            foreach (var (name, rows) in new[] { ("queues", report.Queues), ("efforts", report.Efforts) })
            {
                json.WriteStartArray(name);
                foreach (var row in rows)
                    Row(json, row);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Row(Utf8JsonWriter json, EffortRow row)
    {
        json.WriteStartObject();
        json.WriteString("group", row.Group);
        json.WriteNumber("contacts", row.Resolved.Cases);
        json.WriteNumber("resolved", row.Resolved.Hits);
        Number("firstContactResolution", row.Resolved.Value);
        Number("low", row.Resolved.Low);
        Number("high", row.Resolved.High);
        Number("meanEffort", row.MeanEffort);
        Number("highEffort", row.HighEffort.Value);
        json.WriteEndObject();

        void Number(string name, double? value)
        {
            if (value is { } known)
                json.WriteNumber(name, Math.Round(known, 4));
            else
                json.WriteNull(name);
        }
    }
}
