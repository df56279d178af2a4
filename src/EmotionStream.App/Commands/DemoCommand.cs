using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Demo;
using EmotionStream.App.Hosting;
using EmotionStream.App.Terminal;
using Spectre.Console;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream demo</c>: the whole way on one machine, nothing to install.</summary>
internal static class DemoCommand
{
    private const int PictureWidth = 132;
    private const int PictureHeight = 36;

    /// <summary>What holds in a demo unless somebody says otherwise.</summary>
    private static readonly KeyValuePair<string, string>[] Defaults =
    [
        new("Http:State", "true"),

        new("Logging:Level", "warning"),
    ];

    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("demo", "Watch bundled conversations go through an embedded Kafka and the pipeline to live peak and end emotion and alerts.");
        var duration = ParsedOption.Create<double?>(
            "--duration", "Stop after so many seconds. Default: until Ctrl-C.", "SECONDS", TryParseSeconds, "seconds above 0", null);
        var speed = ParsedOption.Create<double>(
            "--speed", "How many recorded seconds pass in one.", "X", TryParseSpeed, "a number above 0, at most 1000", 10);
        var json = new Option<bool>("--json") { Description = "Write the summary as JSON to standard output, and nothing else." };
        var picture = new Option<string?>("--picture") { Description = "At the end, write the live view as SVG.", HelpName = "FILE" };
        command.Options.Add(duration);
        command.Options.Add(speed);
        command.Options.Add(json);
        command.Options.Add(picture);
        var configuration = new ConfigurationOptions().AddTo(command, withBootstrap: false);
        command.Options.Add(configuration.AddShort(ConfigurationOptions.Rules(), "RuleFile"));
        command.SetAction((parsed, cancellation) =>
        {
            var options = new Options(parsed.GetValue(duration), parsed.GetValue(speed), parsed.GetValue(json), parsed.GetValue(picture));
            var settings = configuration.Load(parsed, [.. Defaults, new("Http:Port", FreeDefaultPort())]);
            return RunAsync(options, settings, parsed.InvocationConfiguration.Output, cancellation);
        });
        return command.WithExamples(
            "emotionstream demo",
            "emotionstream demo --speed 30",
            "emotionstream demo --duration 30 --json > summary.json");
    }

    private static async Task<int> RunAsync(Options options, Settings settings, TextWriter output, CancellationToken cancellation)
    {
        var isScreen = !options.Json && ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

        // A line of log would tear the screen.
        if (isScreen && settings.Logging.Level < LogLevel.Critical)
            settings.Logging.Level = LogLevel.Critical;
        using var logs = Logs.Create(settings.Logging);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.Duration is { } seconds)
            ending.CancelAfter(TimeSpan.FromSeconds(seconds));
        await using var session = await DemoSession.StartAsync(settings, options.Speed, logs);
        var title = $"EmotionStream demo · conversations at {options.Speed:0.##}× · Kafka (embedded) {session.Bootstrap}";
        if (!options.Json && !isScreen)
        {
            await output.WriteLineAsync(title);
            await output.WriteLineAsync($"Metrics: {session.HttpAddress}/metrics");
            await output.WriteLineAsync($"Live page: {session.PageAddress}");
            await output.WriteLineAsync($"Live state: {session.HttpAddress}/api/interactions");
        }

        var display = options.Json ? Task.Delay(Timeout.Infinite, ending.Token).ContinueWith(_ => { }, TaskScheduler.Default)
            : isScreen ? DemoDisplays.ScreenAsync(session, AnsiConsole.Console, title, ending.Token)
            : DemoDisplays.LinesAsync(session, output, ending.Token);
        if (await Task.WhenAny(display, session.Failed) == session.Failed)
            await ending.CancelAsync();
        await display;
        if (options.Picture is { } file)
            await File.WriteAllTextAsync(file, Picture(session, title), CancellationToken.None);
        var summary = await session.StopAsync();
        if (options.Json)
            await output.WriteLineAsync(JsonSerializer.Serialize(summary, ApiJson.Options));
        else
            DemoReport.Write(summary, output);
        return summary.Readings > 0 ? ExitCodes.Success : throw new CommandException("no customer turn came through the pipeline");
    }

    private static string Picture(DemoSession session, string title)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Out = new AnsiConsoleOutput(TextWriter.Null),
        });
        console.Profile.Width = PictureWidth;
        console.Profile.Capabilities.Unicode = true;
        using var recorder = console.CreateRecorder();
        recorder.Write(DemoDisplays.Draw(session, title, session.EventsProcessed / session.Elapsed.TotalSeconds, PictureWidth, PictureHeight));
        return recorder.Export(new SvgEncoder());
    }

    /// <summary>The usual port, unless something else listens there: a demo should start whatever else runs.</summary>
    private static string FreeDefaultPort()
    {
        var port = new HttpSettings().Port;
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return port.ToString(CultureInfo.InvariantCulture);
        }
        catch (SocketException)
        {
            return "0";
        }
    }

    private static bool TryParseSeconds(string text, out double? seconds)
    {
        var ok = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1e8;
        seconds = ok ? value : null;
        return ok;
    }

    private static bool TryParseSpeed(string text, out double speed) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out speed) && speed is > 0 and <= 1000;

    private sealed record Options(double? Duration, double Speed, bool Json, string? Picture);
}
