using System.Globalization;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Reports;

/// <summary>Writes causes for people.</summary>
internal static class CauseText
{
    /// <summary>What a list of phrases is, by its name in the contract.</summary>
    /// <param name="report">The report.</param>
    public static IEnumerable<(string Title, string Expected, IReadOnlyList<CauseMessage> Causes)> PartsOf(CausesMessage report) =>
    [
        ("rising", "before", report.Rising), ("falling", "before", report.Falling), ("at negative peaks more than otherwise", "otherwise", report.Causes),
    ];

    /// <summary>What a period is called.</summary>
    /// <param name="report">Its report.</param>
    public static string NameOf(CausesMessage report) => report.Period == CausePeriod.Hour
        ? report.From.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " (hour)"
        : "week from " + report.From.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes a report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter output, CausesMessage report)
    {
        output.WriteLine($"{report.Queue}, {NameOf(report)}: {report.Peaks:0} at a negative peak, {report.RememberedBadly} remembered badly");
        foreach (var (title, expected, causes) in PartsOf(report))
        {
            if (causes.Count == 0)
                continue;
            output.WriteLine($"  {title}");
            foreach (var cause in causes)
                output.WriteLine($"    {cause.Phrase,-34} {cause.Language}  {cause.Interactions,4:0} interactions  {cause.Share,5:P0}, {expected} {cause.Expected,5:P1}  G² {Math.Abs(cause.Evidence),5:0.0}");
        }

        if (report.SilentSufferers > 0)
            output.WriteLine($"  suffered in silence: {report.SilentSufferers} (no alert, no complaint): {string.Join(", ", report.Silent)}");
    }
}
