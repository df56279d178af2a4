using System.Text;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>Gives alerts about what outlives an interaction (a customer, a queue) their life: opened, updated, acted on, closed, expired.</summary>
/// <typeparam name="THolder">What they are about.</typeparam>
/// <typeparam name="TOpen">What is kept of an open one.</typeparam>
/// <param name="followUp">How long one waits before it expires.</param>
/// <param name="publish">Takes their steps.</param>
internal abstract class HistoryAlerts<THolder, TOpen>(TimeSpan followUp, Action<Alert> publish)
    where THolder : IAlertHolder<TOpen>
    where TOpen : OpenHistoryAlert
{
    private readonly long _followUpMs = (long)followUp.TotalMilliseconds;

    /// <summary>Whether a step was published since <see cref="Settle"/>.</summary>
    public bool IsPending { get; private set; }

    /// <summary>The open alert of a rule, the oldest if there are several.</summary>
    public static TOpen? Find(List<TOpen> alerts, string rule) => alerts.Find(a => string.Equals(a.Rule, rule, StringComparison.Ordinal));

    /// <summary>What was published is being committed, or undone.</summary>
    public void Settle() => IsPending = false;

    /// <summary>Opens an alert.</summary>
    public void Open(THolder holder, TOpen alert)
    {
        holder.Alerts.Add(alert);
        Publish(holder, alert, AlertState.Opened, alert.OpenedBy.Time);
    }

    /// <summary>Tells that an open alert got worse.</summary>
    public void Update(THolder holder, TOpen alert, double value, long time)
    {
        var worse = alert with { Value = value };
        holder.Alerts[holder.Alerts.IndexOf(alert)] = worse;
        Publish(holder, worse, AlertState.Updated, time);
    }

    /// <summary>Closes an alert.</summary>
    public void Close(THolder holder, TOpen alert, double value, long time, string reason)
    {
        holder.Alerts.Remove(alert);
        Publish(holder, alert with { Value = value }, AlertState.Closed, time, reason);
    }

    /// <summary>Closes all that is open.</summary>
    public void CloseAll(THolder holder, long time, string reason)
    {
        foreach (var alert in holder.Alerts.ToArray())
            Close(holder, alert, alert.Value, time, reason);
    }

    /// <summary>Applies what somebody did about an alert: closing closes it, giving it back updates it, all else acknowledges it.</summary>
    /// <param name="holder">What the alert is about.</param>
    /// <param name="act">What was done.</param>
    /// <returns>False when there is no such open alert.</returns>
    public bool Act(THolder holder, in AlertAct act)
    {
        foreach (var open in holder.Alerts)
        {
            if (!string.Equals(AlertId.Format(IdOf(holder, open)), act.AlertId, StringComparison.Ordinal))
                continue;
            var step = act.Type switch
            {
                AlertActionType.Closed => AlertState.Closed,
                AlertActionType.Released => AlertState.Updated,
                _ => AlertState.Acknowledged,
            };
            if (step == AlertState.Closed)
            {
                holder.Alerts.Remove(open);
                Dismiss(holder, open);
            }

            var to = act.Type == AlertActionType.HandedOver ? act.To : null;
            Publish(holder, open, step, act.Time, step == AlertState.Closed ? "action" : AlertPublisher.Name(act.Type), act.By, to);
            return true;
        }

        return false;
    }

    /// <summary>When an open alert expires.</summary>
    public long ExpiresAt(TOpen alert) => alert.OpenedBy.Time + _followUpMs;

    /// <summary>Its id.</summary>
    protected abstract UInt128 IdOf(THolder holder, TOpen alert);

    /// <summary>Its rule.</summary>
    protected abstract HistoryRule RuleOf(TOpen alert);

    /// <summary>Fills in whom a step is about and what is to be done.</summary>
    /// <param name="holder">What it is about.</param>
    /// <param name="open">The open alert.</param>
    /// <param name="playbook">What the rule says is to be done; null when it says nothing.</param>
    /// <param name="step">The step.</param>
    protected abstract void Describe(THolder holder, TOpen open, string? playbook, Alert step);

    /// <summary>Takes note that somebody closed an alert whose condition may still be met.</summary>
    /// <param name="holder">What it is about.</param>
    /// <param name="open">The alert.</param>
    protected virtual void Dismiss(THolder holder, TOpen open)
    {
    }

    private void Publish(THolder holder, TOpen open, AlertState state, long time, string? reason = null, string? by = null, string? to = null)
    {
        var rule = RuleOf(open);
        var step = new Alert
        {
            Id = IdOf(holder, open),
            Rule = open.Rule,
            State = state,
            Severity = rule.Severity,
            Measure = open.Measure,
            Value = Math.Round(open.Value, 4),
            Threshold = Math.Round(open.Threshold, 4),
            OpenedBy = open.OpenedBy,
            Time = time,
            By = by,
            To = to,
            Reason = reason,
        };
        Describe(holder, open, rule.Playbook.Length > 0 ? rule.Playbook : null, step);
        step.SetKey(Encoding.UTF8.GetBytes(open.InteractionId));
        IsPending = true;
        publish(step);
    }
}
