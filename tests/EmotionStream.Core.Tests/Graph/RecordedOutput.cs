using System.Globalization;
using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Tests.Graph;

/// <summary>Keeps all that a graph publishes, as values that can be compared.</summary>
internal sealed class RecordedOutput : IGraphOutput
{
    public List<Alert> Alerts { get; } = [];

    public List<(string Interaction, string Text)> Outcomes { get; } = [];

    public List<InteractionSnapshot> Finals { get; } = [];

    public List<string> Readings { get; } = [];

    public List<(string Customer, string Interaction)> Started { get; } = [];

    public List<(string Customer, string Interaction)> ActedOnCustomers { get; } = [];

    public List<(string Queue, string Interaction)> ActedOnQueues { get; } = [];

    /// <summary>What the tasks of customers are told of starts and transfers.</summary>
    public List<string> Told { get; } = [];

    public List<(string Interaction, QueueEventType Type, bool Deeper, string Words)> QueueTurns { get; } = [];

    public Dictionary<string, OutcomeNotes> Notes { get; } = new(StringComparer.Ordinal);

    public List<string> Late_ { get; } = [];

    public List<(string Interaction, string Cause)> Rejected { get; } = [];

    public List<string> Suppressed_ { get; } = [];

    public void Publish(in Reading reading) => Readings.Add(IdOf(reading.Record));

    public void Publish(Alert alert) => Alerts.Add(Copy(alert));

    public void Publish(Outcome outcome)
    {
        Outcomes.Add((Encoding.UTF8.GetString(outcome.Final.Key.Span), Describe(outcome)));
        Finals.Add(Copy(outcome.Final));
        Notes[Encoding.UTF8.GetString(outcome.Final.Key.Span)] = outcome.Notes;
    }

    public bool TryActOnCustomer(InputRecord record, string customerId)
    {
        ActedOnCustomers.Add((customerId, IdOf(record)));
        return true;
    }

    public bool TryActOnQueue(InputRecord record)
    {
        ActedOnQueues.Add((record.Queue!, IdOf(record)));
        return true;
    }

    public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments) =>
        Told.Add($"transferred {profile.CustomerId} {IdOf(record)} {profile.Queue} {string.Join(' ', moments)}");

    public void ContactStarted(InputRecord record, IReadOnlyList<string> moments) 
    {
        Started.Add((record.CustomerId!, IdOf(record)));
        Told.Add($"started {record.CustomerId} {IdOf(record)} {record.Queue} {string.Join(' ', moments)}");
    }

    public void Publish(in QueueTurn turn) => QueueTurns.Add((IdOf(turn.Record), turn.Type, turn.Deeper, turn.Record.Text.ToString()));

    public void Late(InputRecord record) => Late_.Add(IdOf(record));

    public void Reject(InputRecord record, string cause) => Rejected.Add((IdOf(record), cause));

    public void Suppressed(string rule, string reason) => Suppressed_.Add(rule);

    private static string IdOf(InputRecord record) => Encoding.UTF8.GetString(record.Key);

    private static string Describe(Outcome outcome)
    {
        var s = outcome.Final;
        return string.Create(CultureInfo.InvariantCulture, $"""
            {outcome.Reason} {s.StartedAt} {s.LastEventAt} {s.EndedAt} {s.CustomerId} {s.Channel} {s.Queue} {s.AgentId} {s.Language}
            turns {s.Measures.Turns} mean {s.Measures.Mean:R} end {s.Measures.End:R} begin {s.Measures.Begin:R} trend {s.Measures.Trend:R}
            peak- {s.Measures.PeakNegative:R} {s.Measures.PeakNegativeAt} peak+ {s.Measures.PeakPositive:R} {s.Measures.PeakPositiveAt}
            remembered {s.Measures.Remembered:R} trough {s.Measures.TroughEnd:R} recovered {s.Measures.Recovered} last {s.Measures.LastValence:R} {s.Measures.LastSmoothed:R}
            effort {s.EffortScore:R} {s.Effort.Transfers} {s.Effort.Holds} {s.Effort.HoldMs} {s.Effort.SilenceMs} {s.Effort.ChannelSwitches} {s.Effort.SelfServiceFailures} {s.Effort.InformationRepeats} {s.Effort.RepeatsSaid} {s.Effort.RepeatsGiven}
            distress {outcome.Notes.DistressAt} comfort {outcome.Notes.ComfortAt} complained {outcome.Notes.Complained}
            moments {string.Join(' ', s.Moments)}
            abstained {s.Abstentions} late {s.LateEvents} survey {outcome.Satisfaction} {outcome.CustomerEffort}
            """);
    }

    private static Alert Copy(Alert a)
    {
        var copy = new Alert
        {
            Id = a.Id,
            Rule = a.Rule,
            State = a.State,
            Severity = a.Severity,
            Measure = a.Measure,
            Value = a.Value,
            Threshold = a.Threshold,
            OpenedBy = a.OpenedBy,
            Time = a.Time,
            Queue = a.Queue,
            Channel = a.Channel,
            Language = a.Language,
            AgentId = a.AgentId,
            CustomerId = a.CustomerId,
            Excerpt = a.Excerpt,
            Playbook = a.Playbook,
            Moment = a.Moment,
            By = a.By,
            Reason = a.Reason,
        };
        copy.SetKey(a.Key);
        return copy;
    }

    private static InteractionSnapshot Copy(InteractionSnapshot s)
    {
        var copy = new InteractionSnapshot
        {
            Key = s.Key,
            StartedAt = s.StartedAt,
            LastEventAt = s.LastEventAt,
            EndedAt = s.EndedAt,
            CustomerId = s.CustomerId,
            Segment = s.Segment,
            Channel = s.Channel,
            Queue = s.Queue,
            AgentId = s.AgentId,
            Language = s.Language,
            Measures = s.Measures,
            Effort = s.Effort,
            EffortScore = s.EffortScore,
            Abstentions = s.Abstentions,
            LateEvents = s.LateEvents,
        };
        copy.Moments.AddRange(s.Moments);
        return copy;
    }
}
