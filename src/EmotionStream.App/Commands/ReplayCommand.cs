using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Recordings;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream replay</c>: recorded conversations to the input topics.</summary>
internal static class ReplayCommand
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(2);

    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("replay", "Send recorded conversations to the input topics of a Kafka, at a chosen speed.");
        var files = new Argument<string[]>("file")
        {
            Description = "JSON Lines of conversations (docs/recordings.md), also gzipped; or WAV files, one interaction each.",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"No such option: {token.Value}.");
        });
        var speed = ParsedOption.Create<ReplayPace>(
            "--speed", "How many recorded seconds pass in one, or 'max'.", "X|max", ReplayPace.TryParse, "a number above 0, or max", new(1));
        var start = ParsedOption.Create<ReplayStart>(
            "--start",
            "Event times: 'now' (happening as it is sent), 'recorded', or the first event's ISO-8601 time.",
            "now|recorded|TIME",
            ReplayStart.TryParse,
            "now, recorded or an ISO-8601 time",
            new(ReplayStartKind.Now));
        var stagger = ParsedOption.Create(
            "--stagger",
            "Recorded time between the starts of conversations that have no start of their own.",
            "DURATION",
            (string text, out TimeSpan gap) => ValueConverter.TryParseDuration(text, out gap) && gap >= TimeSpan.Zero,
            "a duration such as 250ms, 2s or 5m",
            TimeSpan.FromSeconds(2));
        var channels = ParsedOption.Create<IReadOnlyList<Speaker?>>(
            "--channels",
            "Who speaks in each channel of a WAV file, in order; none leaves one out. Default: one channel, the customer's.",
            "WHO,WHO",
            TryParseSpeakers,
            "customer, agent, bot or none for each channel, with commas between",
            [Speaker.Customer]);
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the records (topic, key, value) instead of sending them." };
        command.Arguments.Add(files);
        command.Options.Add(speed);
        command.Options.Add(start);
        command.Options.Add(stagger);
        command.Options.Add(channels);
        command.Options.Add(dryRun);
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var replay = new Replay(parsed.GetValue(files)!, parsed.GetValue(speed), parsed.GetValue(start), parsed.GetValue(stagger), parsed.GetValue(channels)!);
            var output = parsed.InvocationConfiguration.Output;
            return parsed.GetValue(dryRun)
                ? PrintAsync(replay, Names(configuration.Load(parsed)), output, cancellation)
                : SendAsync(replay, configuration.Load(parsed), output, parsed.InvocationConfiguration.Error, cancellation);
        });
        return command.WithExamples(
            "emotionstream replay conversations.jsonl --bootstrap localhost:9092 --speed 10",
            "emotionstream replay history.jsonl.gz --bootstrap localhost:9092 --speed max --start recorded",
            "emotionstream replay call.wav --channels customer,agent --bootstrap localhost:9092",
            "emotionstream replay conversations.jsonl --dry-run | head");
    }

    private static bool TryParseSpeakers(string text, out IReadOnlyList<Speaker?> speakers)
    {
        var names = text.Split(',');
        speakers = [.. names.Select(name => Enum.TryParse<Speaker>(name, ignoreCase: true, out var speaker) ? speaker : (Speaker?)null)];
        return names.Zip(speakers).All(pair => pair.Second is not null || pair.First == "none") && speakers.Any(speaker => speaker is not null);
    }

    private static TopicNames Names(Settings settings) => new(settings.Topics.Prefix, settings.Pipeline.Application);

    private static async Task<int> PrintAsync(Replay replay, TopicNames topics, TextWriter output, CancellationToken cancellation)
    {
        // Nothing is waited for: the records are those that would be sent, with the times they would have.
        await replay.PlayAsync(
            record => output.WriteLine($"{topics.Of(record.Topic)}\t{record.InteractionId}\t{Encoding.UTF8.GetString(record.Value())}"),
            paced: false,
            cancellation);
        return ExitCodes.Success;
    }

    private static async Task<int> SendAsync(Replay replay, Settings settings, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        using var sender = new RecordSender(WorkerOptionsFactory.Client(settings), settings.Topics.Prefix);
        var watch = Stopwatch.StartNew();
        var nextProgress = ProgressEvery;
        try
        {
            await replay.PlayAsync(
                record =>
                {
                    sender.Send(record);
                    if (watch.Elapsed < nextProgress)
                        return;
                    nextProgress += ProgressEvery;
                    error.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  {sender.Sent.Sum():N0} sent, {sender.Delivered:N0} acknowledged");
                },
                paced: true,
                cancellation);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped; what was sent so far:");
        }

        sender.Flush();
        await ReportAsync(sender, Names(settings), watch.Elapsed, output);
        return ExitCodes.Success;
    }

    private static async Task ReportAsync(RecordSender sender, TopicNames topics, TimeSpan took, TextWriter output)
    {
        foreach (var source in Enum.GetValues<InputSource>().Where(source => sender.Sent[(int)source] > 0))
            await output.WriteLineAsync($"{topics.Of(source)}\t{sender.Sent[(int)source].ToString(CultureInfo.InvariantCulture)}");
        var rate = sender.Delivered / Math.Max(0.001, took.TotalSeconds);
        await output.WriteLineAsync($"{sender.Delivered} records acknowledged in {took.TotalSeconds:0.0} s ({rate:N0}/s)");
    }
}
