using EmotionStream.App.State;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EmotionStream.App.Terminal;

/// <summary>
/// The live view: who needs somebody now, and why. Everything from a topic goes through <see cref="SafeText"/> and is written as plain text, never
/// as markup.
/// </summary>
internal static class LiveScreen
{
    private const int AlertRows = 7;

    /// <summary>Lines that are no rows: title, two heads with their lines and borders, figures, addresses.</summary>
    private const int OtherLines = 13;
    private static readonly Style Quiet = new(Color.Grey);

    /// <summary>Draws one moment.</summary>
    /// <param name="view">What is shown.</param>
    /// <param name="frame">What stands around it.</param>
    /// <param name="width">Cells of a line of the terminal.</param>
    /// <param name="height">Lines of the terminal.</param>
    public static IRenderable Draw(LiveView view, Frame frame, int width, int height) => new Rows(
        new Rule(Markup.Escape(SafeText.Of(frame.Title, width - 6))) { Justification = Justify.Left, Style = Quiet },
        InteractionTable.Draw(view.Live, Math.Max(3, height - OtherLines - AlertRows), width, frame.Speed),
        AlertTable.Draw(view.Alerts, AlertRows, width),
        new Text(SafeText.Of(Figures(view, frame), width)),
        new Text(SafeText.Of(frame.Addresses, width), Quiet));

    private static string Figures(LiveView view, Frame frame)
    {
        var counts = view.Counts;
        return $"{Words.Clock(frame.Elapsed)} · {frame.Events:N0} events ({frame.EventsPerSecond:N0}/s) · {counts.Readings:N0} readings · "
            + $"{view.Live.Count:N0} live, {counts.Outcomes:N0} closed · {counts.AlertsOpened.Values.Sum():N0} alerts · "
            + $"{counts.DeadLetters.Values.Sum():N0} dead letters · event to alert {frame.AlertLatency}";
    }
}
