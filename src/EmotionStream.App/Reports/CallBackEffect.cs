using EmotionStream.Core.Records;

namespace EmotionStream.App.Reports;

/// <summary>
/// What calling a customer back after the end did for the next contact. It comes too late for the interaction's own end, so it is tied to the contact that follows, by customer and within a
/// window. Who came back by themselves before the time to call was over could not be called any more, and is left out; so is whose window is still open.
/// </summary>
internal static class CallBackEffect
{
    private const double RememberedStep = 0.15;

    /// <summary>Makes the rows.</summary>
    /// <param name="alerted">Interactions in which an alert opened.</param>
    /// <param name="contacts">What contacts their customers had.</param>
    /// <param name="soon">How soon after the end a call counts.</param>
    /// <param name="window">Within which time after the end another contact is the next one.</param>
    public static IReadOnlyList<EffectRow> Make(IEnumerable<ActedInteraction> alerted, ContactHistory contacts, TimeSpan soon, TimeSpan window)
    {
        var followed = alerted.Select(one => Follow(one, contacts, (long)soon.TotalMilliseconds, (long)window.TotalMilliseconds)).OfType<Followed>().ToArray();
        return
        [
            Row("comesBack", static one => one.Next is null ? 0 : 1),
            Row("nextEnd", static one => one.Next?.End),
            Row("nextRemembered", static one => one.Next?.Remembered),
        ];

        EffectRow Row(string name, Func<Followed, double?> of) => new(
            AlertActionType.CalledBack,
            name,
            MatchedEffect.Estimate([.. followed.Where(one => of(one) is not null).Select(one => new MatchCase(CellOf(one.Case), one.Called, CovariatesOf(one.Case), of(one)!.Value))]));
    }

    private static Followed? Follow(ActedInteraction one, ContactHistory contacts, long soon, long window)
    {
        if (one is not { EndedAt: { } ended, Customer: { } customer } || ended + window > contacts.Until)
            return null;
        var next = contacts.After(customer, ended);
        if (next is not null && next.StartedAt <= ended + soon)
            return null;
        return new(one, one.CallBacks.Exists(at => at > ended && at <= ended + soon), next is not null && next.StartedAt <= ended + window ? next : null);
    }

    // All of the interaction was known when somebody decided to call: how it is remembered says more than how deep its first peak was.
    private static string CellOf(ActedInteraction one)
    {
        var done = string.Concat(EffectTable.Actions.Select(action => one.Actions.TryGetValue(action, out var at) && at <= one.EndedAt ? '1' : '0'));
        return $"{one.Queue}|{one.Rule}|{Math.Floor(one.Remembered / RememberedStep)}|{done}";
    }

    private static double[] CovariatesOf(ActedInteraction one) => [one.Remembered, one.End, one.Depth];

    /// <summary>An interaction whose customer was followed through the window.</summary>
    /// <param name="Case">The interaction.</param>
    /// <param name="Called">Whether the customer was called back.</param>
    /// <param name="Next">The next contact within the window; null when there was none.</param>
    private sealed record Followed(ActedInteraction Case, bool Called, NextContact? Next);
}
