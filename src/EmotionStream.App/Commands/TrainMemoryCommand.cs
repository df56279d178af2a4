using System.CommandLine;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Surveys;
using EmotionStream.Recognition.Memory;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream train memory</c>: fits the weights of the remembered score to a site's own surveys.</summary>
internal static class TrainMemoryCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var data = new Option<string[]>("--data")
        {
            Description = "Recorded conversations with surveys (JSON Lines, docs/recordings.md), several times if need be; or 'topic': the input topics of a Kafka.",
            HelpName = "FILE|topic",
        };
        var from = new Option<string?>("--from") { Description = "'topic': what the live path joined, on emotion.survey-outcomes, in place of --data.", HelpName = "topic" };
        from.AcceptOnlyFromAmong(RecordedRun.Topic);
        var file = new Option<string>("--out") { Description = "The model to write, for Interactions:MemoryFile. Written only if it beats the default.", HelpName = "FILE", Required = true };
        var name = new Option<string>("--name") { Description = "Name and version of the model.", HelpName = "NAME", DefaultValueFactory = static _ => "fitted-memory" };
        var window = ParsedOption.Create(
            "--window", "How long after the end of its interaction a survey counts, with --data. Default: Surveys:Window.", "DURATION",
            static (string text, out TimeSpan? value) => TryParseWindow(text, out value), "a duration such as 12h or 7d", null);
        var command = new Command(
            "memory",
            "Fit the weights of the remembered score to your surveys (ridge, held out in ten folds, corrected for who answers), against mean, end, peak-end and recency.")
        {
            data, from, file, name, window,
        };
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var settings = configuration.Load(parsed);
                var join = Join(parsed.GetValue(data) ?? [], parsed.GetValue(from) is not null, parsed.GetValue(window), settings, parsed.InvocationConfiguration.Error, cancellation);
                return Train(join, parsed.GetRequiredValue(file), parsed.GetValue(name)!, parsed.InvocationConfiguration.Output);
            },
            CancellationToken.None));
        return command.WithExamples(
            "emotionstream train memory --data calls.jsonl.gz --out memory.json",
            "emotionstream train memory --from topic --bootstrap localhost:9092 --out memory.json",
            "emotionstream train memory --data topic --bootstrap localhost:9092 --window 3d --out memory.json",
            "emotionstream run --bootstrap localhost:9092 --set Interactions:MemoryFile=memory.json");
    }

    private static bool TryParseWindow(string text, out TimeSpan? value)
    {
        var isWindow = ValueConverter.TryParseDuration(text, out var duration) && duration >= TimeSpan.Zero;
        value = duration;
        return isWindow;
    }

    private static SurveyJoin Join(string[] data, bool isLive, TimeSpan? window, Settings settings, TextWriter progress, CancellationToken cancellation)
    {
        if (isLive == data.Length > 0)
            throw CommandException.Usage("give either --data or --from topic.");
        if (!isLive)
            return Join(RecordedRun.Replay("--data", data, settings, progress, cancellation), window ?? settings.Surveys.Window);
        if (window is not null)
            throw CommandException.Usage("--window goes with --data: --from topic has what was joined within Surveys:Window.");
        var topic = new SurveyTopic(settings);
        progress.WriteLine($"{topic.Name} …");
        return topic.Read(cancellation);
    }

    private static SurveyJoin Join(BacktestObserver observer, TimeSpan window)
    {
        var alerted = observer.Alerts.Select(static alert => alert.Interaction).ToHashSet(StringComparer.Ordinal);
        return SurveyJoin.Of(
            observer.Interactions.Select(one => new SurveyedInteraction(
                one.Id, one.Started, one.Ended, one.Measures, $"{one.Queue ?? "–"} · {one.Channel ?? "–"} · {(alerted.Contains(one.Id) ? "alert" : "no alert")}")),
            observer.Surveys,
            window);
    }

    private static int Train(SurveyJoin join, string file, string name, TextWriter output)
    {
        MemoryReport report;
        try
        {
            report = MemoryTrainer.Train(join.Joined);
        }
        catch (InvalidDataException problem)
        {
            throw new CommandException($"These surveys can't train a model. {problem.Message}");
        }

        output.WriteLine($"{report.Interactions} interactions, {report.Surveys} with a survey that counts (worth {report.EffectiveSurveys:0} of equal weight); "
            + $"{join.Superseded} superseded, {join.OutsideWindow} outside the window, {join.Unknown} of unknown interactions.");
        if (report.Rates.Strata.Count == 0)
            output.WriteLine("No window is over yet: nothing is known of who answers, and all answers count alike.");
        else
            output.WriteLine($"{"stratum",-40} {"answered",8} {"of",6}  rate");
        foreach (var (stratum, (answered, all)) in report.Rates.Strata.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            output.WriteLine($"{stratum,-40} {answered,8} {all,6}  {(double)answered / all:0.00}");
        output.WriteLine($"{"model",-12} {"held-out error",-24} {"gain on peak-end (squared error)",-32}");
        foreach (var figure in report.Figures)
            output.WriteLine($"{figure.Model,-12} {$"{figure.Error:0.000} ({figure.Low:0.000}–{figure.High:0.000})",-24} {$"{figure.Gain:0.0000} ({figure.GainLow:0.0000} to {figure.GainHigh:0.0000})",-32}".TrimEnd());
        if (!report.BeatsDefault)
            throw new CommandException("The fit does not beat peak-end, or not a constant, on held-out surveys beyond chance, so no model was written. The default stays; more surveys may tell more.");
        MemoryFile.Write(file, name, report);
        output.WriteLine($"{file}: {MemoryFile.Read(file).Formula}");
        return ExitCodes.Success;
    }
}
