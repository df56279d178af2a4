using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Memory;

namespace EmotionStream.App.Backtest;

/// <summary>Collects what the graph publishes, and the surveys among the records.</summary>
internal sealed class BacktestObserver : IReplayObserver
{
    private readonly Dictionary<UInt128, RaisedAlert> _open = [];

    /// <summary>Alerts in order of opening.</summary>
    public List<RaisedAlert> Alerts { get; } = [];

    /// <summary>Closed interactions.</summary>
    public List<ReplayedInteraction> Interactions { get; } = [];

    /// <summary>Satisfaction 1–5 by interaction; of several the last.</summary>
    public Dictionary<string, double> Satisfaction { get; } = new(StringComparer.Ordinal);

    /// <summary>Every survey with a satisfaction, in order of arrival.</summary>
    public List<SurveyAnswer> Surveys { get; } = [];

    /// <summary>Alerts held back, by rule.</summary>
    public Dictionary<string, int> SuppressedAlerts { get; } = new(StringComparer.Ordinal);

    /// <summary>Records run through the graph.</summary>
    public long Records { get; private set; }

    /// <summary>Records that had no meaning, alone or where they came.</summary>
    public long DeadLetters { get; private set; }

    /// <summary>Records too late to change their interaction.</summary>
    public long LateRecords { get; private set; }

    /// <summary>Event time of the first record, milliseconds since the Unix epoch.</summary>
    public long First { get; private set; } = long.MaxValue;

    /// <summary>Event time of the last record.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <inheritdoc/>
    public void Undecodable() => DeadLetters++;

    /// <inheritdoc/>
    public void Seen(InputRecord record)
    {
        Records++;
        First = Math.Min(First, record.Time);
        Last = Math.Max(Last, record.Time);
        if (record is { Source: InputSource.InteractionEvents, EventType: InteractionEventType.Survey } && !float.IsNaN(record.Satisfaction))
        {
            var interaction = Encoding.UTF8.GetString(record.Key);
            Satisfaction[interaction] = record.Satisfaction;
            Surveys.Add(new(interaction, record.Time, record.Satisfaction));
        }
    }

    /// <inheritdoc/>
    public void Publish(in Reading reading)
    {
    }

    /// <inheritdoc/>
    public void Publish(Alert alert)
    {
        if (alert.State == AlertState.Opened)
        {
            var raised = new RaisedAlert(alert.InteractionId, alert.Rule, alert.Severity, alert.Time);
            _open[alert.Id] = raised;
            Alerts.Add(raised);
        }
        else if (alert.State == AlertState.Closed && _open.Remove(alert.Id, out var raised))
        {
            raised.Closed = alert.Time;
        }
    }

    /// <inheritdoc/>
    public void Publish(Outcome outcome)
    {
        var final = outcome.Final;
        Interactions.Add(new(
            Encoding.UTF8.GetString(final.Key.Span), final.StartedAt, final.EndedAt ?? final.LastEventAt, final.Measures, final.Queue, final.Channel)
        {
            CustomerId = final.CustomerId, Effort = final.Effort, EffortScore = final.EffortScore, Moments = [.. final.Moments],
        });
    }

    /// <inheritdoc/>
    public bool TryActOnCustomer(InputRecord record, string customerId) => false;

    /// <inheritdoc/>
    public bool TryActOnQueue(InputRecord record) => false;

    /// <inheritdoc/>
    public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments)
    {
        // Customers' ledgers are not replayed.
    }

    /// <inheritdoc/>
    public void ContactStarted(InputRecord record, IReadOnlyList<string> moments)
    {
        // Rules over customers' histories are not backtested.
    }

    /// <inheritdoc/>
    public void Late(InputRecord record) => LateRecords++;

    /// <inheritdoc/>
    public void Reject(InputRecord record, string cause) => DeadLetters++;

    /// <inheritdoc/>
    public void Suppressed(string rule, string reason) => SuppressedAlerts[rule] = SuppressedAlerts.GetValueOrDefault(rule) + 1;
}
