using System.CommandLine;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Repeats;
using EmotionStream.Recognition.Repeats;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream train repeat</c>: fits how likely a customer is to be back.</summary>
internal static class TrainRepeatCommand
{
    private static readonly Option<string[]> Data = new("--data")
    {
        Description = "Recorded conversations that name their customers (JSON Lines, docs/recordings.md), several times if need be.", HelpName = "FILE",
    };

    private static readonly Option<string?> From = CreateFrom();

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The model to write, for Interactions:RepeatFile. Written only if it beats the base rate. Default: figures only.", HelpName = "FILE",
    };

    private static readonly Option<string> Name = new("--name") { Description = "Name of the model.", HelpName = "NAME", DefaultValueFactory = static _ => "repeat" };

    private static readonly Option<TimeSpan?> Window = RepeatWindow.Create();

    private static readonly Option<bool> SameMatter = RepeatWindow.CreateSameMatter();

    private static readonly Option<string?> Html = new("--html") { Description = "Also write a page with the reliability curve.", HelpName = "FILE" };

    private static readonly Option<bool> AsJson = new("--json") { Description = "One JSON object instead of text." };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command(
            "repeat",
            "Fit a calibrated probability that a customer is back within some days (logistic regression of Microsoft.ML, held out by customer), against the base rate.")
        {
            Data, From, Out, Name, Window, SameMatter, Html, AsJson,
        };
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, configuration.Load(parsed), cancellation), CancellationToken.None));
        return command.WithExamples(
            "emotionstream train repeat --from topic --bootstrap localhost:9092 --out repeat.json --html reliability.html",
            "emotionstream train repeat --data calls.jsonl.gz --window 7d --same-matter --json",
            "emotionstream run --bootstrap localhost:9092 --set Interactions:RepeatFile=repeat.json");
    }

    private static Option<string?> CreateFrom()
    {
        var from = new Option<string?>("--from") { Description = "'topic': the outcomes on emotion.outcomes, in place of --data.", HelpName = "topic" };
        from.AcceptOnlyFromAmong(RecordedRun.Topic);
        return from;
    }

    private static int Run(ParseResult parsed, Settings settings, CancellationToken cancellation)
    {
        var (files, isTopic) = (parsed.GetValue(Data) ?? [], parsed.GetValue(From) is not null);
        if (isTopic == files.Length > 0)
            throw CommandException.Usage("give either --data or --from topic.");
        var streams = parsed.InvocationConfiguration;
        var source = isTopic ? ContactSource.OfTopic(settings, streams.Error, cancellation) : ContactSource.OfFiles("--data", files, settings, streams.Error, cancellation);
        if (source.Contacts.Count == 0)
            throw new CommandException($"None of the {source.Unknown} interactions of {source.Name} names its customer (customerId), so nobody can say who came back.");
        var window = parsed.GetValue(Window) ?? settings.Customers.RepeatContact.Window;
        var history = RepeatHistory.Of(source.Contacts, window, parsed.GetValue(SameMatter));
        RepeatReport report;
        try
        {
            report = RepeatTrainer.Train(history.Cases, window);
        }
        catch (InvalidDataException problem)
        {
            throw new CommandException($"These contacts can't train a model. {problem.Message} {history.Undecided} more are too young to say.");
        }

        var text = RepeatText.Write(report);
        if (parsed.GetValue(Html) is { } page)
            File.WriteAllText(page, RepeatChart.Page(report, text));
        var file = report.BeatsBaseRate ? parsed.GetValue(Out) : null;
        if (file is not null)
            RepeatFile.Write(file, parsed.GetValue(Name)!, report);
        if (parsed.GetValue(AsJson))
            streams.Output.WriteLine(RepeatText.Json(report, history.Undecided, file));
        else
            streams.Output.Write($"{text}{history.Undecided} contacts too young to say, {source.Unknown} interactions without a customer: left out.\n");
        if (!report.BeatsBaseRate)
            throw new CommandException("The model does not beat the base rate on customers held out beyond chance, so none was written. More contacts may tell more.");
        if (file is not null)
            streams.Error.WriteLine($"{file}: {RepeatFile.Read(file).Name}");
        return ExitCodes.Success;
    }
}
