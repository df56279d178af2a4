using EmotionStream.App.State;
using EmotionStream.Kafka.Contracts.Messages;
using Spectre.Console;

namespace EmotionStream.App.Terminal;

/// <summary>The table of live interactions: who needs somebody now.</summary>
internal static class InteractionTable
{
    private const int CurveWidth = 20;
    private static readonly Style Quiet = new(Color.Grey);

    private static readonly ScreenColumn[] Columns =
    [
        new("interaction", 12, 0, (view, _) => new Text((view.OnHold ? "‖ " : "● ") + SafeText.Of(view.State.InteractionId, 10))),
        new("queue", 10, 0, (view, _) => new Text(SafeText.Of(view.State.Queue ?? "–", 10))),
        new("", 8, 110, (view, _) => new Text($"{SafeText.Of(view.State.Channel, 5)} {SafeText.Of(view.State.Language, 2)}", Quiet)),
        new("  age", 5, 120, (view, speed) => new Text($"{Words.Clock((view.State.LastEventAt - view.State.StartedAt) * speed),5}", Quiet)),
        new("customer's curve", CurveWidth, 0, (view, _) => Sparkline.Draw(view.Curve, CurveWidth, view.State.PeakNegativeAt?.Time)),
        new("▼ peak    at", 12, 0, (view, speed) => Peak(view.State.PeakNegative, view.State.PeakNegativeAt, view.State, speed)),
        new("▲ peak    at", 12, 130, (view, speed) => Peak(view.State.PeakPositive, view.State.PeakPositiveAt, view.State, speed)),
        new("  end", 5, 0, (view, _) => Score(view.State.End, view.State.Turns)),
        new("rem’d", 5, 0, (view, _) => Score(view.State.Remembered, view.State.Turns)),
        new("open alert", 18, 95, (view, _) => view.Alerts.Count == 0
            ? Text.Empty
            : new Text(Words.Split(SafeText.Of(view.Alerts[0].Rule, 18)), Palette.Of(view.Alerts[0].Severity))),
    ];

    /// <summary>Draws the table.</summary>
    /// <param name="live">Live interactions, most at risk first.</param>
    /// <param name="rows">How many fit.</param>
    /// <param name="width">Width of the terminal.</param>
    /// <param name="speed">Recorded seconds in one.</param>
    public static Table Draw(IReadOnlyList<InteractionView> live, int rows, int width, double speed)
    {
        var columns = Array.FindAll(Columns, column => width >= column.FromConsoleWidth);
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column.Title, Quiet)) { Width = column.Width, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        foreach (var interaction in live.Take(rows))
            table.AddRow(columns.Select(column => column.Draw(interaction, speed)));
        for (var row = Math.Min(live.Count, rows); row < rows; row++)
            table.AddRow(Text.Empty);
        return table;
    }

    private static Text Peak(double value, EventReferenceMessage? at, InteractionMeasuresMessage state, double speed) => at is null
        ? new Text("    –", Quiet)
        : new Text($"{Words.Signed(value)} {Words.Clock((at.Time - state.StartedAt) * speed),6}", new Style(Palette.OfValence(value)));

    private static Text Score(double value, int turns) => turns == 0
        ? new Text("    –", Quiet)
        : new Text(Words.Signed(value), new Style(Palette.OfValence(value)));
}
