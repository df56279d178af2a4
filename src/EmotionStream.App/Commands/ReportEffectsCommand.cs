using System.CommandLine;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Reports;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream report effects</c>: whether acting on alerts changed the outcome, by a matched comparison.</summary>
internal static class ReportEffectsCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var from = new Option<string[]>("--from")
        {
            Description = "'topic': the input topics of a Kafka, from beginning to present end; or recorded conversations (docs/recordings.md). Default: topic.", HelpName = "FILE|topic",
        };
        var within = ParsedOption.Create(
            "--within", "How soon after the first alert an action counts, and how long an interaction has to go on after it to be compared.", "DURATION",
            static (string text, out TimeSpan span) => ValueConverter.TryParseDuration(text, out span) && span >= TimeSpan.Zero, "a duration such as 30s or 2m", TimeSpan.FromMinutes(2));
        var callBack = Duration("--call-back", "How soon after the end a call-back counts; who came back by themselves before that is not compared.", TimeSpan.FromDays(1));
        var next = Duration("--next", "Within which time after the end another contact of the customer is the next one.", TimeSpan.FromDays(7));
        var json = new Option<bool>("--json") { Description = "One JSON object a row instead of text." };
        var command = new Command("effects", "Say what acting on alerts did for the outcome: acted upon against not, matched on what was known before, with an interval.")
        {
            from, within, callBack, next, json,
        };
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var streams = parsed.InvocationConfiguration;
                var asked = parsed.GetValue(from) is { Length: > 0 } named ? named : [RecordedInputs.Topic];
                var observer = Replay(asked, configuration.Load(parsed), streams.Error, cancellation);
                EffectRow[] rows =
                [
                    .. EffectTable.Make(observer.Alerted, parsed.GetValue(within)),
                    .. CallBackEffect.Make(observer.Alerted, observer.Contacts, parsed.GetValue(callBack), parsed.GetValue(next)),
                ];
                Write(rows, observer, parsed.GetValue(json), streams.Output);
                return ExitCodes.Success;
            },
            CancellationToken.None));
        return command.WithExamples(
            "emotionstream report effects --bootstrap localhost:9092",
            "emotionstream report effects --bootstrap localhost:9092 --within 5m --json",
            "emotionstream report effects --bootstrap localhost:9092 --call-back 4h --next 14d");
    }

    private static Option<TimeSpan> Duration(string name, string description, TimeSpan standard) => ParsedOption.Create(
        name, description, "DURATION", static (string text, out TimeSpan span) => ValueConverter.TryParseDuration(text, out span) && span > TimeSpan.Zero, "a duration such as 12h or 7d, above 0", standard);

    private static ActionObserver Replay(string[] from, Settings settings, TextWriter error, CancellationToken cancellation)
    {
        var input = RecordedInputs.Find(from, TimeSpan.FromMinutes(1), settings);
        error.WriteLine($"replaying {input.Name} …");
        var observer = new ActionObserver();
        var engine = new ReplayEngine(settings, settings.RuleSet, RecogniserFactory.Create(settings.Recognition));
        foreach (var partition in input.Partitions(cancellation))
            engine.Run(partition, observer, cancellation);
        return observer.Interactions > 0 ? observer : throw new CommandException($"no interaction in {input.Name}");
    }

    private static void Write(IReadOnlyList<EffectRow> rows, ActionObserver observer, bool json, TextWriter output)
    {
        if (json)
        {
            foreach (var row in rows)
                EffectText.WriteJson(output, row);
            return;
        }

        output.WriteLine($"{observer.Interactions} interactions, {observer.Alerted.Count} with an alert, {observer.Alerted.Count(static one => one.Actions.Count > 0)} of them acted upon, "
            + $"{observer.Alerted.Count(static one => one.CallBacks.Exists(at => at > one.EndedAt))} called back after the end");
        EffectText.Write(output, rows);
    }
}
