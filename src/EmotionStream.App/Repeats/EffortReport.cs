using EmotionStream.Recognition.Repeats;

namespace EmotionStream.App.Repeats;

/// <summary>First-contact resolution paired with effort: by queue, and by how much effort it took.</summary>
/// <param name="All">All contacts.</param>
/// <param name="Queues">By queue.</param>
/// <param name="Efforts">By effort score.</param>
internal sealed record EffortReport(EffortRow All, IReadOnlyList<EffortRow> Queues, IReadOnlyList<EffortRow> Efforts)
{
    /// <summary>Measures.</summary>
    /// <param name="cases">Contacts of which it is known whether the customer came back.</param>
    /// <param name="high">Effort score from which effort is high.</param>
    public static EffortReport Of(IReadOnlyList<RepeatCase> cases, double high)
    {
        (string Name, Func<double, bool> Holds)[] bands =
        [
            ("none", static score => score == 0), ($"above 0, below {high / 2:0.##}", score => score > 0 && score < high / 2),
            ($"{high / 2:0.##} to below {high:0.##}", score => score >= high / 2 && score < high), ($"{high:0.##} and above", score => score >= high),
        ];
        return new(
            EffortRow.Of("all", cases, high),
            [.. cases.GroupBy(static one => one.Contact.Matter.Queue ?? "–", StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal).Select(group => EffortRow.Of(group.Key, [.. group], high))],
            [.. bands.Select(band => EffortRow.Of(band.Name, [.. cases.Where(one => band.Holds(one.Contact.EffortScore))], high))]);
    }
}
