using EmotionStream.App.State;
using EmotionStream.App.Terminal;
using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts.Messages;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EmotionStream.App.Demo;

/// <summary>Ways to watch a demo while it runs. Each returns when cancelled.</summary>
internal static class DemoDisplays
{
    private static readonly TimeSpan ScreenEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LinesEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StatusEvery = TimeSpan.FromSeconds(5);

    /// <summary>Redraws a screen four times a second.</summary>
    /// <param name="session">The demo.</param>
    /// <param name="console">The terminal.</param>
    /// <param name="title">The title line.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task ScreenAsync(DemoSession session, IAnsiConsole console, string title, CancellationToken cancellation) =>
        console.Live(Text.Empty).Overflow(VerticalOverflow.Crop).StartAsync(async context =>
        {
            var rate = new RateMeter();
            while (!cancellation.IsCancellationRequested)
            {
                context.UpdateTarget(Draw(session, title, rate.Update(session.EventsProcessed, session.Elapsed), console.Profile.Width, console.Profile.Height));
                await Task.Delay(ScreenEvery, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });

    /// <summary>One moment of the screen.</summary>
    /// <param name="session">The demo.</param>
    /// <param name="title">The title line.</param>
    /// <param name="eventsPerSecond">Records a second.</param>
    /// <param name="width">Cells of a line of the terminal.</param>
    /// <param name="height">Lines of the terminal.</param>
    public static IRenderable Draw(DemoSession session, string title, double eventsPerSecond, int width, int height)
    {
        var frame = new Frame(
            title,
            session.Speed,
            session.Elapsed,
            session.EventsProcessed,
            eventsPerSecond,
            session.Latency?.ToString() ?? "–",
            $"Live page: {session.PageAddress}   {session.HttpAddress}/metrics   Ctrl-C ends with a summary");
        return LiveScreen.Draw(session.Store.View(), frame, width, height);
    }

    /// <summary>Writes a line for each step of an alert and a line of figures every five seconds: for logs and pipes.</summary>
    /// <param name="session">The demo.</param>
    /// <param name="output">Takes the lines.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task LinesAsync(DemoSession session, TextWriter output, CancellationToken cancellation)
    {
        var written = new Dictionary<string, AlertState>(StringComparer.Ordinal);
        var nextStatus = StatusEvery;
        while (!cancellation.IsCancellationRequested)
        {
            var view = session.Store.View();
            foreach (var alert in view.Alerts.Reverse())
            {
                if (written.TryGetValue(alert.AlertId, out var state) && state == alert.State)
                    continue;
                written[alert.AlertId] = alert.State;
                await output.WriteLineAsync(Describe(alert, session.Elapsed));
            }

            if (session.Elapsed >= nextStatus)
            {
                nextStatus += StatusEvery;
                await output.WriteLineAsync(Describe(view, session));
            }

            await output.FlushAsync(CancellationToken.None);
            await Task.Delay(LinesEvery, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string Describe(AlertMessage alert, TimeSpan elapsed)
    {
        var excerpt = string.IsNullOrEmpty(alert.Excerpt) ? "" : $"  “{SafeText.Of(alert.Excerpt, 70)}”";
        return $"{elapsed.TotalSeconds,6:0.0} s  {alert.State.ToString().ToLowerInvariant(),-12} {SafeText.Of(alert.Rule, 24),-18} "
            + $"{SafeText.Of(alert.InteractionId, 12),-12} {SafeText.Of(alert.Measure, 20)} {Words.Signed(alert.Value)}{excerpt}";
    }

    private static string Describe(LiveView view, DemoSession session) =>
        $"{session.Elapsed.TotalSeconds,6:0.0} s  {session.EventsProcessed} events, {view.Counts.Readings} readings, {view.Live.Count} live, "
        + $"{view.Counts.Outcomes} closed, {view.Counts.AlertsOpened.Values.Sum()} alerts, {view.Counts.DeadLetters.Values.Sum()} dead letters, "
        + $"event to alert {session.Latency?.ToString() ?? "–"}";
}
