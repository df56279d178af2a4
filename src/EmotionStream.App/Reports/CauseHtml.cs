using System.Globalization;
using System.Net;
using System.Text;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Reports;

/// <summary>Writes causes as one HTML page that needs nothing else.</summary>
internal static class CauseHtml
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;margin:.5rem 0 1.2rem;width:100%}th,td{padding:.25rem .7rem;border-bottom:1px solid #ddd;text-align:right}
        th:first-child,td:first-child{text-align:left;width:16rem}td.bar{width:16rem;text-align:left}thead th{border-bottom:2px solid #555}
        .share,.expected{height:.5rem;background:#b3261e}.expected{background:#8a8a8a}dt{font-weight:600}dd{margin:0 0 .5rem 1rem}
        """;

    private const string Legend = """
        <h2>What the figures mean</h2>
        <dl>
        <dt>rising, falling</dt><dd>What customers said at negative peaks more, or less, often than in the periods before, the nearer ones counting more.</dd>
        <dt>at negative peaks more than otherwise</dt><dd>What they said there more often than in the queue's turns of all kinds.</dd>
        <dt>share (red), compared with (grey)</dt><dd>Of the interactions at a negative peak in that language, those that said it; and before, or in turns of all kinds.</dd>
        <dt>G²</dt><dd>Log-likelihood ratio of the two shares: chance alone reaches 6.6 in one phrase of a hundred, 10.8 in one of a thousand.</dd>
        <dt>suffered in silence</dt><dd>Remembered badly, without an alert and without a complaint.</dd>
        </dl>
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="from">Where they come from.</param>
    public static string Write(IReadOnlyList<CausesMessage> reports, string from)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Causes</title><style>")
            .Append(Style).Append("</style></head><body>\n<h1>Causes</h1>\n").Append(CultureInfo.InvariantCulture, $"<p>From {Text(from)}.</p>\n");
        foreach (var report in reports)
            Add(page, report);
        return page.Append(Legend).Append("</body></html>\n").ToString();
    }

    private static void Add(StringBuilder page, CausesMessage report)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(report.Queue)}, {Text(CauseText.NameOf(report))}</h2>\n<p>{report.Peaks:0} interactions at a negative peak; {report.RememberedBadly} remembered badly.");
        if (report.SilentSufferers > 0)
            page.Append(CultureInfo.InvariantCulture, $" {report.SilentSufferers} suffered in silence: {Text(string.Join(", ", report.Silent))}.");
        page.Append("</p>\n");
        foreach (var (title, _, causes) in CauseText.PartsOf(report))
            if (causes.Count > 0)
                Add(page, title, causes);
    }

    private static void Add(StringBuilder page, string title, IReadOnlyList<CauseMessage> causes)
    {
        page.Append(CultureInfo.InvariantCulture, $"<table><thead><tr><th>{Text(title)}</th><th></th><th>interactions</th><th>share</th><th>compared with</th><th>G²</th></tr></thead><tbody>\n");
        foreach (var cause in causes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td lang=\"{Text(cause.Language)}\">{Text(cause.Phrase)}</td><td class=\"bar\"><div class=\"share\" style=\"width:{Percent(cause.Share)}\"></div><div class=\"expected\" style=\"width:{Percent(cause.Expected)}\"></div></td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{cause.Interactions:0}</td><td>{Percent(cause.Share)}</td><td>{Percent(cause.Expected)}</td><td>{Math.Abs(cause.Evidence):0.0}</td></tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
