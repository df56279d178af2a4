using System.Text;
using EmotionStream.App.Backtest;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Reports;

/// <summary>Collects the interactions in which an alert opened, the actions on them and their outcomes.</summary>
internal sealed class ActionObserver : IReplayObserver
{
    private readonly Dictionary<string, (int Turns, double Worst)> _soFar = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActedInteraction> _alerted = new(StringComparer.Ordinal);

    /// <summary>The interactions in which an alert opened.</summary>
    public IReadOnlyCollection<ActedInteraction> Alerted => _alerted.Values;

    /// <summary>All contacts of customers that were named.</summary>
    public ContactHistory Contacts { get; } = new();

    /// <summary>Interactions closed.</summary>
    public int Interactions { get; private set; }

    /// <inheritdoc/>
    public void Publish(in Reading reading)
    {
        if (reading.Score.Abstention != AbstentionReason.None || reading.Record.Source != InputSource.ChatMessages)
            return;
        var id = Encoding.UTF8.GetString(reading.Record.Key);
        var (turns, worst) = _soFar.GetValueOrDefault(id);
        _soFar[id] = (turns + 1, Math.Min(worst, reading.Score.Valence));
    }

    /// <inheritdoc/>
    public void Publish(Alert alert)
    {
        if (alert.State != AlertState.Opened || alert.Severity == AlertSeverity.Info || _alerted.ContainsKey(alert.InteractionId))
            return;
        var (turns, worst) = _soFar.GetValueOrDefault(alert.InteractionId);
        _alerted[alert.InteractionId] = new() { Rule = alert.Rule, Queue = alert.Queue ?? "", AlertAt = alert.Time, Depth = worst, Turns = turns };
    }

    /// <inheritdoc/>
    public void Publish(Outcome outcome)
    {
        Interactions++;
        var final = outcome.Final;
        var id = Encoding.UTF8.GetString(final.Key.Span);
        _soFar.Remove(id);
        if (final.CustomerId is { } customer)
            Contacts.Add(customer, final.Measures.Turns > 0 ? new(final.StartedAt, final.Measures.End, final.Measures.Remembered) : new(final.StartedAt, null, null));
        if (!_alerted.TryGetValue(id, out var one))
            return;
        (one.Customer, one.EndedAt, one.End, one.Remembered) = (final.CustomerId, final.EndedAt ?? final.LastEventAt, final.Measures.End, final.Measures.Remembered);
    }

    /// <inheritdoc/>
    public void Seen(InputRecord record)
    {
        Contacts.Observe(record.Time);

        // By interaction, not by alert: the rules in force may differ from those under which somebody acted.
        var isSurvey = record is { Source: InputSource.InteractionEvents, EventType: InteractionEventType.Survey } && !float.IsNaN(record.Satisfaction);
        if ((!isSurvey && record.Source != InputSource.AlertActions) || !_alerted.TryGetValue(Encoding.UTF8.GetString(record.Key), out var one))
            return;
        if (isSurvey)
            one.Satisfaction = record.Satisfaction;
        else if (record.Time >= one.AlertAt)
            Take(one, record);
    }

    private static void Take(ActedInteraction one, InputRecord action)
    {
        one.Actions.TryAdd(action.ActionType, action.Time);
        if (action.ActionType == AlertActionType.CalledBack)
            one.CallBacks.Add(action.Time);
    }

    /// <inheritdoc/>
    public void ContactStarted(InputRecord record, IReadOnlyList<string> moments)
    {
        // Customers' histories are another matter.
    }

    /// <inheritdoc/>
    public bool TryActOnCustomer(InputRecord record, string customerId) => false;

    /// <inheritdoc/>
    public bool TryActOnQueue(InputRecord record) => false;

    /// <inheritdoc/>
    public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments)
    {
        // As above.
    }

    /// <inheritdoc/>
    public void Late(InputRecord record)
    {
        // Counted live; of no account here.
    }

    /// <inheritdoc/>
    public void Reject(InputRecord record, string cause)
    {
        // An action on an alert that the rules in force do not open is one all the same: see Seen.
    }
}
