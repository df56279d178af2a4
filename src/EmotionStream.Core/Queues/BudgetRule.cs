using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Queues;

/// <summary><c>AlertBudgetExceeded</c>: more alerts opened in a queue within an hour than its supervisors can take. Closes at four fifths of the budget.</summary>
public sealed class BudgetRule : HistoryRule
{
    /// <summary>The share of the budget at which it closes.</summary>
    public const double Close = 0.8;

    /// <summary>Alerts an hour a queue may have, where its own terms say nothing. 0 = no budget; 1 to 100000; default 60.</summary>
    public int AlertsPerHour { get; set; } = 60;

    /// <summary>An open alert is published as updated when that much of the budget more is used. 0.1 to 10; default 0.5.</summary>
    public double UpdateStep { get; set; } = 0.5;
}
