using EmotionStream.App.State;
using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts.Messages;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EmotionStream.App.Terminal;

/// <summary>
/// The live view: who needs somebody now, and why. Everything from a topic goes through <see cref="SafeText"/> and is written as plain text, never
/// as markup.
/// </summary>
internal static class LiveScreen
{
    private const int CurveWidth = 24;
    private const int AlertRows = 7;

    /// <summary>Lines that are not rows of the table: title, counts, borders, heads, alerts, spaces.</summary>
    private const int OtherLines = AlertRows + 11;

    /// <summary>Draws one moment.</summary>
    /// <param name="view">What is shown.</param>
    /// <param name="frame">What stands around it.</param>
    /// <param name="height">Lines of the terminal.</param>
    public static IRenderable Draw(LiveView view, Frame frame, int height)
    {
        var rows = Math.Max(3, height - OtherLines);
        return new Rows(
            new Rule(Plain(frame.Title)) { Justification = Justify.Left, Style = new Style(Color.Grey) },
            Interactions(view.Live, rows),
            Alerts(view.Alerts),
            Counts(view, frame),
            new Text(frame.Addresses, new Style(Color.Grey)));
    }

    private static string Plain(string text) => Markup.Escape(SafeText.Of(text, 120));

    private static Table Interactions(IReadOnlyList<InteractionView> live, int rows)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = true };
        foreach (var column in new[] { "interaction", "queue", "", "age" })
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        table.AddColumn(new TableColumn("curve of the customer's turns") { NoWrap = true, Width = CurveWidth });
        foreach (var column in new[] { "▼ peak", "▲ peak", "end", "remembered" })
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = Justify.Right });
        table.AddColumn(new TableColumn("strongest open alert") { NoWrap = true });
        foreach (var interaction in live.Take(rows))
            table.AddRow(Row(interaction));
        if (live.Count == 0)
            table.AddRow(new Text("no conversation yet", new Style(Color.Grey)));
        if (live.Count > rows)
            table.Caption = new TableTitle($"and {live.Count - rows} more, less at risk", new Style(Color.Grey));
        return table;
    }

    private static IEnumerable<IRenderable> Row(InteractionView interaction)
    {
        var state = interaction.State;
        var alert = interaction.Alerts.Count > 0 ? interaction.Alerts[0] : null;
        yield return new Text((interaction.OnHold ? "‖ " : "● ") + SafeText.Of(state.InteractionId, 12));
        yield return new Text(SafeText.Of(state.Queue ?? "–", 10));
        yield return new Text($"{SafeText.Of(state.Channel, 5)} {SafeText.Of(state.Language, 5)}", new Style(Color.Grey));
        yield return new Text(Words.Clock(state.LastEventAt - state.StartedAt), new Style(Color.Grey));
        yield return Sparkline.Draw(interaction.Curve, CurveWidth, state.PeakNegativeAt?.Time);
        yield return Peak(state.PeakNegative, state.PeakNegativeAt, state);
        yield return Peak(state.PeakPositive, state.PeakPositiveAt, state);
        yield return Score(state.End, state.Turns);
        yield return Score(state.Remembered, state.Turns);
        yield return alert is null ? Text.Empty : new Text(Words.Split(SafeText.Of(alert.Rule, 24)), Palette.Of(alert.Severity));
    }

    private static Text Peak(double value, EventReferenceMessage? at, InteractionMeasuresMessage state) => at is null
        ? new Text("–", new Style(Color.Grey))
        : new Text($"{Words.Signed(value)} {Words.Clock(at.Time - state.StartedAt),5}", new Style(Palette.OfValence(value)));

    private static Text Score(double value, int turns) => turns == 0
        ? new Text("–", new Style(Color.Grey))
        : new Text(Words.Signed(value), new Style(Palette.OfValence(value)));

    private static Table Alerts(IReadOnlyList<AlertMessage> alerts)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = true };
        table.AddColumn(new TableColumn("alert") { NoWrap = true });
        table.AddColumn(new TableColumn("") { NoWrap = true });
        table.AddColumn(new TableColumn("interaction") { NoWrap = true });
        table.AddColumn(new TableColumn("evidence (redacted), and what to do") { NoWrap = true });
        foreach (var alert in alerts.Take(AlertRows))
        {
            table.AddRow(
                new Text(Words.Split(SafeText.Of(alert.Rule, 24)), alert.State == AlertState.Closed ? new Style(Color.Grey) : Palette.Of(alert.Severity)),
                new Text(alert.State.ToString().ToLowerInvariant(), new Style(Color.Grey)),
                new Text(SafeText.Of(alert.InteractionId, 12)),
                Evidence(alert));
        }

        for (var row = alerts.Count; row < AlertRows; row++)
            table.AddRow(Text.Empty);
        return table;
    }

    private static Paragraph Evidence(AlertMessage alert)
    {
        var line = new Paragraph { Overflow = Overflow.Ellipsis };
        if (!string.IsNullOrEmpty(alert.Excerpt))
            line.Append($"“{SafeText.Of(alert.Excerpt, 60)}” ");
        line.Append(SafeText.Of(alert.Playbook, 120), new Style(Color.Grey));
        return line;
    }

    private static Text Counts(LiveView view, Frame frame)
    {
        var counts = view.Counts;
        return new Text(
            $"{Words.Clock(frame.Elapsed)}  {frame.Events:N0} events ({frame.EventsPerSecond:N0}/s) · {counts.Readings:N0} customer turns scored · "
            + $"{view.Live.Count:N0} live, {counts.Outcomes:N0} closed · {counts.AlertsOpened.Values.Sum():N0} alerts · "
            + $"{counts.DeadLetters.Values.Sum():N0} dead letters · event to alert {frame.AlertLatency}");
    }
}
