using EmotionStream.App.Backtest;
using EmotionStream.Recognition.Repeats;

namespace EmotionStream.App.Repeats;

/// <summary>First-contact resolution paired with effort, of some contacts.</summary>
/// <param name="Group">Which contacts.</param>
/// <param name="Resolved">Those whose customer did not come back within the window, of those of which it is known.</param>
/// <param name="MeanEffort">Mean effort score of the same.</param>
/// <param name="HighEffort">Those with an effort at which <c>HighEffort</c> opens.</param>
internal sealed record EffortRow(string Group, Proportion Resolved, double? MeanEffort, Proportion HighEffort)
{
    /// <summary>Measures some contacts.</summary>
    /// <param name="group">Which they are.</param>
    /// <param name="cases">The contacts.</param>
    /// <param name="high">Effort score from which effort is high.</param>
    public static EffortRow Of(string group, IReadOnlyCollection<RepeatCase> cases, double high) => new(
        group,
        new(cases.Count(static one => !one.Repeated), cases.Count),
        cases.Count == 0 ? null : cases.Average(static one => one.Contact.EffortScore),
        new(cases.Count(one => one.Contact.EffortScore >= high), cases.Count));
}
