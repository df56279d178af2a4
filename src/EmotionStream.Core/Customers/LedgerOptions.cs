using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Customers;

/// <summary>How what interactions leave with a customer is kept. Times are event time unless said otherwise.</summary>
public sealed class LedgerOptions
{
    /// <summary>Whether customers' histories are kept at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>After this long a change counts half. 1 hour to 3650 days; default 30 days.</summary>
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromDays(30);

    /// <summary>λ: how much more a negative score counts than a positive one. 1 to 5; default 2 (losses weigh about twice as much as gains of the same size).</summary>
    public double NegativityWeight { get; set; } = 2;

    /// <summary>Terms of queues that differ, by queue.</summary>
    public Dictionary<string, LedgerTerms> Queues { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Terms of customers' segments that differ, by segment. A segment says more about how somebody remembers than the queue they happened to come to, so its terms go before the queue's.
    /// </summary>
    public Dictionary<string, LedgerTerms> Segments { get; } = new(StringComparer.Ordinal);

    /// <summary>How many changes, the newest, are kept with their interactions. 2 to 200; default 20.</summary>
    public int Changes { get; set; } = 20;

    /// <summary>How long an alert about a customer waits before it expires. 1 minute to 90 days; default 7 days.</summary>
    public TimeSpan FollowUp { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A customer without any contact for this long is forgotten. 1 day to 3650 days; default 400 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Whether routing hints are given. Default true.</summary>
    public bool RoutingHints { get; set; } = true;

    /// <summary><c>LedgerTippingPoint</c>.</summary>
    public TippingPointRule TippingPoint { get; set; } = new()
    {
        Severity = AlertSeverity.Critical,
        Playbook = "This customer is about to leave. Call before they do: one person who owns the case, an apology for the whole of it, and a gesture in proportion.",
        Skills = ["retention"],
        Know = "Close to leaving: their last contacts left more bad than they put up with, or one of them was very bad.",
    };

    /// <summary><c>RepeatContactNegative</c>.</summary>
    public RepeatContactRule RepeatContact { get; set; } = new()
    {
        Playbook = "They are back after a bad experience. Read the last contact before speaking, say that you know of it, and do not ask for anything twice.",
        Skills = ["service-recovery"],
        Know = "Back after a bad experience. Read the last contact first; ask for nothing twice.",
    };

    /// <summary><c>DoubleDeviation</c>.</summary>
    public DoubleDeviationRule DoubleDeviation { get; set; } = new()
    {
        Severity = AlertSeverity.Critical,
        Playbook = "It went wrong, and putting it right went wrong too. Hand over to someone who may decide; call back today with the solution done, not promised.",
        Skills = ["service-recovery", "may-decide"],
        Know = "It went wrong, and putting it right went wrong too: a third attempt has to end it.",
    };

    /// <summary>A rule by name.</summary>
    /// <param name="name">One of <see cref="OpenCustomerAlert.Rules"/>.</param>
    public HistoryRule RuleOf(string name) => name switch
    {
        OpenCustomerAlert.TippingPoint => TippingPoint,
        OpenCustomerAlert.RepeatContact => RepeatContact,
        _ => DoubleDeviation,
    };

    /// <summary>Terms of an outcome, each by itself: the segment's, else the queue's, else the general ones.</summary>
    /// <param name="queue">The queue; null when unknown.</param>
    /// <param name="segment">The customer's segment; null when unknown.</param>
    /// <returns>Half-life in milliseconds, λ, weight.</returns>
    public (long HalfLifeMs, double NegativityWeight, double Weight) TermsOf(string? queue, string? segment)
    {
        var first = segment is null ? null : Segments.GetValueOrDefault(segment);
        var second = queue is null ? null : Queues.GetValueOrDefault(queue);
        return (
            (long)(first?.HalfLife ?? second?.HalfLife ?? HalfLife).TotalMilliseconds,
            first?.NegativityWeight ?? second?.NegativityWeight ?? NegativityWeight,
            first?.Weight ?? second?.Weight ?? 1);
    }

    /// <summary>Checks every value.</summary>
    /// <returns>One message for each value out of range: the key, the value, what is allowed. Empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        Check(nameof(HalfLife), HalfLife, TimeSpan.FromHours(1), TimeSpan.FromDays(3650));
        Check(nameof(NegativityWeight), NegativityWeight, 1, 5);
        Check(nameof(Changes), Changes, 2, 200);
        Check(nameof(FollowUp), FollowUp, TimeSpan.FromMinutes(1), TimeSpan.FromDays(90));
        Check(nameof(Retention), Retention, TimeSpan.FromDays(1), TimeSpan.FromDays(3650));
        var differing = Queues.Select(q => ($"{nameof(Queues)}:{q.Key}", q.Value)).Concat(Segments.Select(s => ($"{nameof(Segments)}:{s.Key}", s.Value))).ToList();
        foreach (var (key, terms) in differing)
        {
            Check($"{key}:{nameof(HalfLife)}", terms.HalfLife ?? HalfLife, TimeSpan.FromHours(1), TimeSpan.FromDays(3650));
            Check($"{key}:{nameof(NegativityWeight)}", terms.NegativityWeight ?? NegativityWeight, 1, 5);
            Check($"{key}:{nameof(terms.Weight)}", terms.Weight ?? 1, 0, 10);
        }

        var halfLives = differing.Select(t => t.Value.HalfLife ?? HalfLife).Append(HalfLife).Distinct().Count();
        if (halfLives > CustomerLedger.MaxHalfLives)
        {
            errors.Add($"Customers:Queues and Customers:Segments have {halfLives} different half-lives: allowed are at most {CustomerLedger.MaxHalfLives}, "
                + "as a balance is kept for each.");
        }

        Check("TippingPoint:Open", TippingPoint.Open, -100, -0.01);
        Check("TippingPoint:Trough", TippingPoint.Trough, -1, 0);
        Check("TippingPoint:UpdateStep", TippingPoint.UpdateStep, 0, 100);
        if (!(TippingPoint.Close > TippingPoint.Open && TippingPoint.Close < 0))
            errors.Add($"Customers:TippingPoint:Close is {TippingPoint.Close} with Open {TippingPoint.Open}: allowed are values between it and 0 (the distance is the hysteresis).");
        Check("RepeatContact:Window", RepeatContact.Window, TimeSpan.FromMinutes(1), TimeSpan.FromDays(90));
        Check("RepeatContact:Remembered", RepeatContact.Remembered, -1, 0);
        Check("DoubleDeviation:Window", DoubleDeviation.Window, TimeSpan.FromMinutes(1), TimeSpan.FromDays(90));
        Check("DoubleDeviation:Failure", DoubleDeviation.Failure, -1, 0);
        return errors;

        void Check<T>(string key, T value, T least, T most)
            where T : IComparable<T>
        {
            // NaN compares below everything, so it fails the first test.
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                errors.Add($"Customers:{key} is {value}: allowed are {least} to {most}.");
        }
    }
}
