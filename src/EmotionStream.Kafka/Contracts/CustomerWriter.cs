using System.Text;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts;

/// <summary>Writes the JSON of the topics that are keyed by customer. The buffer is reused: each call's result is valid until the next. Not thread-safe.</summary>
internal sealed class CustomerWriter
{
    private readonly JsonBuffer _json = new();

    /// <summary>Writes that a customer's interaction started.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="record">The event that says so.</param>
    /// <param name="moments">Ids of its moments of truth so far.</param>
    public ReadOnlySpan<byte> Started(string customer, InputRecord record, IReadOnlyList<string> moments)
    {
        Begin(customer, record.Time, "contactStarted"u8, record.Key);
        _json.Optional(",\"segment\":"u8, record.Segment);
        _json.Optional(",\"channel\":"u8, record.Channel);
        _json.Optional(",\"queue\":"u8, record.Queue);
        Moments(moments);
        return _json.End();
    }

    /// <summary>Writes that a customer's interaction was handed on.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="record">The event that says so.</param>
    /// <param name="profile">Who and where.</param>
    /// <param name="moments">Ids of its moments of truth so far.</param>
    public ReadOnlySpan<byte> Transferred(string customer, InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments)
    {
        Begin(customer, record.Time, "transferred"u8, record.Key);
        _json.Optional(",\"segment\":"u8, profile.Segment);
        _json.Optional(",\"channel\":"u8, profile.Channel);
        _json.Optional(",\"queue\":"u8, record.Queue ?? profile.Queue);
        Moments(moments);
        return _json.End();
    }

    /// <summary>Writes what an interaction left a customer with.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="outcome">The outcome.</param>
    public ReadOnlySpan<byte> Closed(string customer, Outcome outcome)
    {
        var final = outcome.Final;
        Begin(customer, final.EndedAt ?? final.LastEventAt, "outcome"u8, final.Key.Span);
        _json.Time(",\"startedAt\":"u8, final.StartedAt);
        _json.Optional(",\"segment\":"u8, final.Segment);
        _json.Optional(",\"channel\":"u8, final.Channel);
        _json.Optional(",\"queue\":"u8, final.Queue);
        Moments(final.Moments);
        _json.Integer(",\"turns\":"u8, final.Measures.Turns);
        _json.Field(",\"end\":"u8, final.Measures.End);
        _json.Field(",\"peakNegative\":"u8, final.Measures.PeakNegative);
        _json.Field(",\"remembered\":"u8, final.Measures.Remembered);
        return _json.End();
    }

    /// <summary>Writes what somebody did about an alert.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="record">The action.</param>
    public ReadOnlySpan<byte> Acted(string customer, InputRecord record)
    {
        Begin(customer, record.Time, "alertAction"u8, record.Key);
        _json.Act(record);
        return _json.End();
    }

    /// <summary>Writes what is kept of a customer.</summary>
    /// <param name="customer">The customer id as UTF-8.</param>
    /// <param name="ledger">What is kept.</param>
    public ReadOnlySpan<byte> Ledger(ReadOnlySpan<byte> customer, CustomerLedger ledger)
    {
        _json.Clear();
        _json.Raw("{\"customerId\":"u8);
        _json.Text(customer);
        _json.Integer(",\"contacts\":"u8, ledger.Contacts);
        _json.Time(",\"lastEventAt\":"u8, ledger.LastEventAt);
        var asOf = ledger.AsOf;
        if (ledger.Balances.Count > 0)
            _json.Time(",\"asOf\":"u8, asOf);
        _json.Field(",\"balance\":"u8, ledger.BalanceAt(asOf));
        WriteBalances(ledger);
        WriteChanges(ledger);
        WriteChannels(ledger, asOf);
        _json.Optional(",\"channelDivergence\":"u8, ledger.ChannelDivergence);
        _json.Raw(",\"openContacts\":"u8);
        _json.Texts([.. ledger.OpenContacts.Select(c => c.InteractionId)]);
        _json.Raw(",\"openAlerts\":"u8);
        _json.Texts([.. ledger.Alerts.Select(a => a.Rule)]);
        return _json.End();
    }

    private void WriteBalances(CustomerLedger ledger)
    {
        _json.Raw(",\"balances\":["u8);
        for (var i = 0; i < ledger.Balances.Count; i++)
        {
            var sum = ledger.Balances[i];
            _json.Integer(i > 0 ? ",{\"halfLifeMs\":"u8 : "{\"halfLifeMs\":"u8, sum.HalfLifeMs);
            _json.Time(",\"asOf\":"u8, sum.AsOf);
            _json.Field(",\"value\":"u8, sum.Value);
            _json.Raw("}"u8);
        }

        _json.Raw("]"u8);
    }

    private void WriteChanges(CustomerLedger ledger)
    {
        _json.Raw(",\"changes\":["u8);
        for (var i = 0; i < ledger.Changes.Count; i++)
        {
            var change = ledger.Changes[i];
            _json.Raw(i > 0 ? ",{\"interactionId\":"u8 : "{\"interactionId\":"u8);
            _json.Text(change.InteractionId);
            _json.Time(",\"time\":"u8, change.Time);
            _json.Optional(",\"channel\":"u8, change.Channel);
            _json.Optional(",\"queue\":"u8, change.Queue);
            _json.Optional(",\"segment\":"u8, change.Segment);
            Moments(change.Moments?.Split(' ') ?? []);
            _json.Integer(",\"turns\":"u8, change.Turns);
            _json.Field(",\"remembered\":"u8, change.Remembered);
            _json.Field(",\"end\":"u8, change.End);
            _json.Field(",\"peakNegative\":"u8, change.PeakNegative);
            _json.Integer(",\"halfLifeMs\":"u8, change.HalfLifeMs);
            _json.Field(",\"amount\":"u8, change.Amount);
            _json.Raw("}"u8);
        }

        _json.Raw("]"u8);
    }

    private void WriteChannels(CustomerLedger ledger, long asOf)
    {
        _json.Raw(",\"channels\":["u8);
        for (var i = 0; i < ledger.Channels.Count; i++)
        {
            var channel = ledger.Channels[i];
            _json.Raw(i > 0 ? ",{\"channel\":"u8 : "{\"channel\":"u8);
            _json.Text(channel.Channel);
            _json.Field(",\"remembered\":"u8, channel.Mean);
            _json.Field(",\"contacts\":"u8, channel.Contacts.At(asOf));
            _json.Raw("}"u8);
        }

        _json.Raw("]"u8);
    }

    /// <summary>Writes what whoever takes a contact next should know.</summary>
    /// <param name="customer">The customer id as UTF-8.</param>
    /// <param name="hint">What.</param>
    public ReadOnlySpan<byte> Hint(ReadOnlySpan<byte> customer, RoutingHint hint)
    {
        _json.Clear();
        _json.Raw("{\"interactionId\":"u8);
        _json.Text(hint.InteractionId);
        _json.Raw(",\"customerId\":"u8);
        _json.Text(customer);
        _json.Time(",\"time\":"u8, hint.Time);
        _json.Optional(",\"trigger\":"u8, WireNames.Of(hint.Trigger));
        _json.Optional(",\"channel\":"u8, hint.Channel);
        _json.Optional(",\"queue\":"u8, hint.Queue);
        _json.Optional(",\"segment\":"u8, hint.Segment);
        _json.Raw(",\"skills\":"u8);
        _json.Texts([.. hint.Skills]);
        _json.Raw(",\"reasons\":["u8);
        for (var i = 0; i < hint.Reasons.Count; i++)
        {
            var reason = hint.Reasons[i];
            _json.Raw(i > 0 ? ",{\"source\":"u8 : "{\"source\":"u8);
            _json.Text(WireNames.Of(reason.Source));
            _json.Optional(",\"interactionId\":"u8, reason.InteractionId);
            _json.Time(",\"time\":"u8, reason.Time);
            _json.Raw(",\"skills\":"u8);
            _json.Texts([.. reason.Skills]);
            _json.Optional(",\"know\":"u8, reason.Know.Length > 0 ? reason.Know : null);
            _json.Optional(",\"rule\":"u8, reason.Rule);
            _json.Optional(",\"alertId\":"u8, reason.AlertId);
            _json.Optional(",\"moment\":"u8, reason.Moment);
            _json.Optional(",\"value\":"u8, reason.Value);
            _json.Optional(",\"channel\":"u8, reason.Channel);
            _json.Optional(",\"queue\":"u8, reason.Queue);
            if (reason.SameMatter is { } same)
                _json.Truth(",\"sameMatter\":"u8, same);
            _json.Raw("}"u8);
        }

        _json.Raw("]"u8);
        return _json.End();
    }

    private void Moments(IReadOnlyList<string> moments)
    {
        if (moments.Count == 0)
            return;
        _json.Raw(",\"moments\":"u8);
        _json.Texts([.. moments]);
    }

    private void Begin(string customer, long time, ReadOnlySpan<byte> type, ReadOnlySpan<byte> interaction)
    {
        _json.Clear();
        _json.Raw("{\"customerId\":"u8);
        _json.Text(customer);
        _json.Time(",\"time\":"u8, time);
        _json.Raw(",\"type\":"u8);
        _json.Text(type);
        _json.Raw(",\"interactionId\":"u8);
        _json.Text(interaction);
    }
}
