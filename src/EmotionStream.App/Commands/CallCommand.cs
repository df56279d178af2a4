using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Recordings;
using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.App.Telephony.Playing;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream call</c>: plays a WAV file as a live call, to <c>listen</c> or to any other server of the protocol.</summary>
internal static class CallCommand
{
    private static readonly Argument<string> FileArgument = new("FILE") { Description = "A WAV file; any rate and encoding.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<CallProtocol> Protocol = new("--protocol") { Description = "twilio (Media Streams) or audiohook (Genesys).", HelpName = "twilio|audiohook", Required = true };

    private static readonly Option<Uri?> To = ParsedOption.Create<Uri?>(
        "--to",
        "The server. Default: where 'listen' stands by the same settings.",
        "URL",
        (string text, out Uri? target) => Uri.TryCreate(text, UriKind.Absolute, out target) && target.Scheme is "ws" or "wss",
        "a ws:// or wss:// URL",
        null);

    private static readonly Option<ReplayPace> Speed = ParsedOption.Create<ReplayPace>(
        "--speed", "How many seconds of sound pass in one, or 'max'.", "X|max", ReplayPace.TryParse, "a number above 0, or max", new(1));

    private static readonly Option<IReadOnlyList<Speaker?>> Channels = ParsedOption.Create<IReadOnlyList<Speaker?>>(
        "--channels",
        "Who speaks in each channel, in order; none leaves one out. Default: one channel, the customer's.",
        "WHO,WHO",
        TryParseSpeakers,
        "customer, agent or none for each channel, with commas between",
        [Speaker.Customer]);

    private static readonly Option<string?> Interaction = new("--interaction")
    {
        Description = "Interaction id; a UUID for audiohook. Default: a new one.", HelpName = "ID",
    };

    private static readonly Option<string[]> Parameters = new("--parameter")
    {
        Description = "A custom parameter of the stream: customerId, queue, agentId, language; may be repeated.", HelpName = "NAME=VALUE",
    };

    private static readonly Option<string?> Language = new("--language") { Description = "Language of the call, e.g. fr-FR; audiohook only.", HelpName = "TAG" };

    private static readonly Option<string> Media = new("--media") { Description = "What is offered: pcmu or l16; audiohook only.", DefaultValueFactory = _ => "pcmu" };

    private static readonly Option<bool> Probe = new("--probe") { Description = "Only ask whether somebody is there; audiohook only, without FILE." };

    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        Media.AcceptOnlyFromAmong("pcmu", "l16");
        var command = new Command("call", "Play a WAV file as a live call: Twilio Media Streams or Genesys AudioHook.")
        {
            FileArgument, Protocol, To, Speed, Channels, Interaction, Parameters, Language, Media, Probe,
        };
        var configuration = new ConfigurationOptions().AddTo(command, withBootstrap: false);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, configuration.Load(parsed), cancellation));
        return command.WithExamples(
            "emotionstream call --protocol twilio call.wav",
            "emotionstream call --protocol audiohook call.wav --channels customer,agent --speed 4",
            "emotionstream call --protocol audiohook --probe --to wss://calls.example.com/audiohook --config calls.json");
    }

    private static bool TryParseSpeakers(string text, out IReadOnlyList<Speaker?> speakers)
    {
        string[] names = text.Split(',');
        speakers = [.. names.Select(name => name switch { "customer" => Speaker.Customer, "agent" => Speaker.Agent, _ => (Speaker?)null })];
        return names.All(name => name is "customer" or "agent" or "none")
            && speakers.Count(speaker => speaker == Speaker.Customer) <= 1 && speakers.Count(speaker => speaker == Speaker.Agent) <= 1
            && speakers.Any(speaker => speaker is not null);
    }

    private static async Task<int> RunAsync(ParseResult parsed, Settings settings, CancellationToken cancellation)
    {
        var protocol = parsed.GetValue(Protocol);
        var isProbe = parsed.GetValue(Probe);
        var plan = Plan(parsed, settings.Calls, protocol, isProbe);
        var pace = plan.Speed is { } factor ? $"{factor:0.##}×" : "as fast as it is taken";
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"{(isProbe ? "Probing" : $"Calling, {pace}:")} {plan.Target}");
        var played = protocol == CallProtocol.Twilio
            ? await new TwilioPlayer(plan, TimeProvider.System).PlayAsync(cancellation)
            : await new AudioHookPlayer(plan, isProbe, TimeProvider.System).PlayAsync(cancellation);
        var remark = played.Remark.Length > 0 ? $" ({played.Remark})" : "";
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            $"{played.InteractionId}\t{played.Sound.TotalSeconds:0.00} s of sound in {played.Took.TotalSeconds:0.0} s{remark}");
        return ExitCodes.Success;
    }

    private static CallPlan Plan(ParseResult parsed, CallSettings calls, CallProtocol protocol, bool isProbe)
    {
        var file = parsed.GetValue(FileArgument);
        var interaction = parsed.GetValue(Interaction);
        if (isProbe && protocol != CallProtocol.AudioHook)
            throw CommandException.Usage("--probe is part of audiohook only.");
        if (file is null != isProbe)
            throw CommandException.Usage(isProbe ? "--probe sends no sound: leave FILE out." : "Name the WAV file to play.");
        if (protocol == CallProtocol.AudioHook && interaction is not null && !Guid.TryParse(interaction, out _))
            throw CommandException.Usage("--interaction must be a UUID for audiohook.");
        return new CallPlan
        {
            Target = parsed.GetValue(To) ?? Default(calls, protocol),
            File = file ?? "",
            Speakers = parsed.GetValue(Channels)!,
            Speed = parsed.GetValue(Speed).Factor,
            InteractionId = interaction,
            Parameters = [.. (parsed.GetValue(Parameters) ?? []).Select(Parameter)],
            Language = parsed.GetValue(Language),
            Media = parsed.GetValue(Media)!.ToUpperInvariant(),
            AuthToken = calls.Twilio.AuthToken is { Length: > 0 } token ? token : null,
            Key = calls.AudioHook.Keys.FirstOrDefault(),
        };
    }

    private static Uri Default(CallSettings calls, CallProtocol protocol)
    {
        var path = protocol == CallProtocol.Twilio ? calls.Twilio.Path : calls.AudioHook.Path;
        if (calls.PublicUrl is { } url)
            return new Uri(url.TrimEnd('/') + path);
        var host = calls.ListenAddress is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } address ? $"[{address}]" : calls.ListenAddress.ToString();
        return new Uri($"{(calls.CertificateFile is null ? "ws" : "wss")}://{host}:{calls.Port}{path}");
    }

    private static KeyValuePair<string, string> Parameter(string text)
    {
        var separator = text.IndexOf('=', StringComparison.Ordinal);
        return separator > 0 ? new(text[..separator], text[(separator + 1)..]) : throw CommandException.Usage($"--parameter {text}: write NAME=VALUE.");
    }
}
