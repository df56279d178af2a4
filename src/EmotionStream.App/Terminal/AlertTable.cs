using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts.Messages;
using Spectre.Console;

namespace EmotionStream.App.Terminal;

/// <summary>The table of alerts: open ones first, newest at the top, each with its evidence and what to do.</summary>
internal static class AlertTable
{
    private const int RuleWidth = 18;
    private const int StateWidth = 12;
    private const int InteractionWidth = 12;
    private static readonly Style Quiet = new(Color.Grey);

    /// <summary>Draws the table.</summary>
    /// <param name="alerts">Alerts, newest first.</param>
    /// <param name="rows">How many fit.</param>
    /// <param name="width">Width of the terminal.</param>
    public static Table Draw(IReadOnlyList<AlertMessage> alerts, int rows, int width)
    {
        var evidence = Math.Max(10, width - RuleWidth - StateWidth - InteractionWidth - 12);
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet };
        (string Title, int Width)[] columns =
            [("alert", RuleWidth), ("", StateWidth), ("interaction", InteractionWidth), ("evidence (redacted), and what to do now", evidence)];
        foreach (var (title, columnWidth) in columns)
            table.AddColumn(new TableColumn(new Text(title, Quiet)) { Width = columnWidth, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        var shown = alerts.OrderBy(alert => alert.State == AlertState.Closed).Take(rows).ToArray();
        foreach (var alert in shown)
        {
            table.AddRow(
                new Text(Words.Split(SafeText.Of(alert.Rule, RuleWidth)), alert.State == AlertState.Closed ? Quiet : Palette.Of(alert.Severity)),
                new Text(alert.State.ToString().ToLowerInvariant(), Quiet),
                new Text(SafeText.Of(alert.InteractionId, InteractionWidth)),
                Evidence(alert, evidence));
        }

        for (var row = shown.Length; row < rows; row++)
            table.AddRow(Text.Empty);
        return table;
    }

    private static Paragraph Evidence(AlertMessage alert, int width)
    {
        var line = new Paragraph();
        var words = string.IsNullOrEmpty(alert.Excerpt) ? "" : $"“{SafeText.Of(alert.Excerpt, width * 3 / 5)}” ";
        line.Append(words);
        line.Append(SafeText.Of(alert.Playbook, Math.Max(2, width - words.Length)), Quiet);
        return line;
    }
}
