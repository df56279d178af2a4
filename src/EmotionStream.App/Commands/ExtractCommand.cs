using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Extraction;
using EmotionStream.Audio.Features;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream extract</c>: sound files in, records of <c>emotion.audio-features</c> out.</summary>
internal static class ExtractCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "WAV files (PCM 8/16/24/32, float, A-law, µ-law; any rate), or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Interaction = new("--interaction")
    {
        Description = "Interaction id of the records; with one file only. Default: the file's name without its extension.",
        HelpName = "ID",
    };

    private static readonly Option<Speaker?> SpeakerOption = new("--speaker")
    {
        Description = "Who speaks in a sound of one channel. Default: customer.",
    };

    private static readonly Option<string?> Channels = new("--channels")
    {
        Description = "Who speaks in each channel, in order: customer, agent, bot, or none to leave a channel out.",
        HelpName = "WHO,WHO",
    };

    private static readonly Option<DateTimeOffset?> Start = new("--start")
    {
        Description = "Time of the first sample, ISO 8601 with a zone. Default: now.",
        HelpName = "TIME",
    };

    private static readonly Option<int> Window = new("--window")
    {
        Description = "Length of a window in milliseconds, 250 to 60000.",
        DefaultValueFactory = _ => (int)WindowOptions.Default.Length.TotalMilliseconds,
        HelpName = "MS",
    };

    private static readonly Option<int> Hop = new("--hop")
    {
        Description = "Milliseconds from the end of one window to the end of the next, 10 to 60000.",
        DefaultValueFactory = _ => (int)WindowOptions.Default.Hop.TotalMilliseconds,
        HelpName = "MS",
    };

    private static readonly Option<bool> VoicedOnly = new("--voiced-only")
    {
        Description = "Leave out windows without voice.",
    };

    private static readonly Option<SoundFormat> Format = new("--format")
    {
        Description = "wav, or samples without a header: mulaw, alaw, pcm16.",
        DefaultValueFactory = _ => SoundFormat.Wav,
    };

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Samples a second of sound without a header.",
        DefaultValueFactory = _ => 8000,
        HelpName = "HZ",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write to a file instead of standard output.",
        HelpName = "FILE",
    };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command("extract", "Measure sound: WAV or telephone G.711 in, acoustic features as JSON Lines out.")
        {
            Files, Interaction, SpeakerOption, Channels, Start, Window, Hop, VoicedOnly, Format, Rate, Out,
        };
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command.WithExamples(
            "emotionstream extract call.wav                                      # one channel, the customer's",
            "emotionstream extract call.wav --channels customer,agent            # one channel a speaker",
            "emotionstream extract call.wav --interaction i-42 --start 2026-11-22T09:00:00Z --out features.jsonl",
            "sox call.flac -t wav - | emotionstream extract - --interaction i-42 # any format sox reads",
            "phone | emotionstream extract - --format mulaw --rate 8000          # raw G.711, live");
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var options = Options(parsed);
        var error = parsed.InvocationConfiguration.Error;
        using var file = parsed.GetValue(Out) is { } target ? new StreamWriter(target.FullName) : null;
        var extraction = new SoundExtraction(options, file ?? parsed.InvocationConfiguration.Output, error);
        var failures = 0;
        foreach (var path in parsed.GetValue(Files)!)
        {
            stop.ThrowIfCancellationRequested();
            failures += extraction.Run(path, stop) ? 0 : 1;
        }

        return failures == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static ExtractionOptions Options(ParseResult parsed)
    {
        var files = parsed.GetValue(Files)!;
        var interaction = parsed.GetValue(Interaction);
        if (interaction is not null && files.Length > 1)
            throw CommandException.Usage("--interaction names one interaction; give one file with it, or leave it out.");
        if (interaction is { Length: 0 })
            throw CommandException.Usage("--interaction must not be empty.");
        if (files.Count(file => file == "-") > 1)
            throw CommandException.Usage("Standard input (-) can be read once only.");
        var format = parsed.GetValue(Format);
        if (format == SoundFormat.Wav && parsed.GetResult(Rate) is { Implicit: false })
            throw CommandException.Usage("--rate is for sound without a header; a WAV file says its own. Add --format mulaw, alaw or pcm16.");
        return new ExtractionOptions
        {
            InteractionId = interaction,
            Speakers = Speakers(parsed),
            Start = parsed.GetValue(Start),
            Windows = new WindowOptions(Milliseconds(parsed, Window, 250), Milliseconds(parsed, Hop, 10)),
            VoicedOnly = parsed.GetValue(VoicedOnly),
            Format = format,
            Rate = parsed.GetValue(Rate) is >= 1000 and <= 768_000 and var rate
                ? rate
                : throw CommandException.Usage($"--rate must be between 1000 and 768000, not {parsed.GetValue(Rate)}."),
        };
    }

    private static Speaker?[]? Speakers(ParseResult parsed)
    {
        if (parsed.GetValue(Channels) is not { } channels)
            return parsed.GetValue(SpeakerOption) is { } speaker ? [speaker] : null;
        if (parsed.GetValue(SpeakerOption) is not null)
            throw CommandException.Usage("Give --speaker or --channels, not both.");
        return [.. channels.Split(',').Select(name => name.Trim() switch
        {
            "customer" => Speaker.Customer,
            "agent" => Speaker.Agent,
            "bot" => Speaker.Bot,
            "none" => (Speaker?)null,
            var other => throw CommandException.Usage($"--channels: '{other}' is not one of customer, agent, bot, none."),
        })];
    }

    private static TimeSpan Milliseconds(ParseResult parsed, Option<int> option, int least) =>
        parsed.GetValue(option) is var value && value >= least && value <= 60_000
            ? TimeSpan.FromMilliseconds(value)
            : throw CommandException.Usage($"{option.Name} must be between {least} and 60000 milliseconds, not {value}.");
}
