using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts;

/// <summary>Writes the JSON of the topics that are keyed by queue. The buffer is reused: each call's result is valid until the next. Not thread-safe.</summary>
internal sealed class QueueWriter
{
    private readonly JsonBuffer _json = new();
    private readonly JsonBuffer _whole = new();

    /// <summary>Writes what a turn was about, without its queue: <see cref="Turn(string, ReadOnlySpan{byte})"/> completes it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="weight">How many turns it stands for.</param>
    /// <param name="language">Language of the phrases.</param>
    /// <param name="phrases">The phrases.</param>
    public ReadOnlySpan<byte> Turn(in QueueTurn turn, int weight, string language, List<KeyPhrase> phrases)
    {
        _json.Clear();
        _json.Raw(turn.Type == QueueEventType.Peak ? "{\"type\":\"peak\""u8 : "{\"type\":\"turn\""u8);
        _json.Time(",\"time\":"u8, turn.Record.Time);
        _json.Raw(",\"interactionId\":"u8);
        _json.Text(turn.Record.Key);
        _json.Optional(",\"channel\":"u8, turn.Profile.Channel);
        if (turn.Deeper)
            _json.Raw(",\"deeper\":true"u8);
        if (weight > 1)
        {
            _json.Integer(",\"weight\":"u8, weight);
        }

        _json.Optional(",\"language\":"u8, language);
        _json.Raw(",\"phrases\":["u8);
        for (var i = 0; i < phrases.Count; i++)
        {
            _json.Raw(i > 0 ? ",{\"stem\":"u8 : "{\"stem\":"u8);
            _json.Text(phrases[i].Stem);
            _json.Optional(",\"text\":"u8, phrases[i].Text);
            _json.Raw("}"u8);
        }

        _json.Raw("]"u8);
        return _json.Written;
    }

    /// <summary>Completes what a turn was about.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="turn">The rest.</param>
    public ReadOnlySpan<byte> Turn(string queue, ReadOnlySpan<byte> turn)
    {
        _whole.Clear();
        _whole.Raw(turn);
        _whole.Optional(",\"queue\":"u8, queue);
        return _whole.End();
    }

    /// <summary>Writes how an interaction closed.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="outcome">The outcome.</param>
    public ReadOnlySpan<byte> Closed(string queue, Outcome outcome)
    {
        var (final, notes) = (outcome.Final, outcome.Notes);
        Begin(queue, final.EndedAt ?? final.LastEventAt, "outcome"u8, final.Key.Span);
        _json.Optional(",\"channel\":"u8, final.Channel);
        _json.Integer(",\"turns\":"u8, final.Measures.Turns);
        _json.Field(",\"end\":"u8, final.Measures.End);
        _json.Field(",\"peakNegative\":"u8, final.Measures.PeakNegative);
        _json.Field(",\"remembered\":"u8, final.Measures.Remembered);
        _json.Integer(",\"alerts\":"u8, notes.Alerts);
        _json.Integer(",\"suppressed\":"u8, notes.Suppressed);
        _json.Truth(",\"complained\":"u8, notes.Complained);
        if (notes.DistressAt is { } distress)
        {
            _json.Raw(",\"distressed\":true"u8);
            if (notes.ComfortAt is { } comfort)
                _json.Integer(",\"timeToComfortMs\":"u8, comfort - distress);
        }

        return _json.End();
    }

    /// <summary>Writes that an alert opened.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="alert">The alert.</param>
    public ReadOnlySpan<byte> Opened(string queue, Alert alert)
    {
        Begin(queue, alert.Time, "alert"u8, alert.Key);
        _json.Optional(",\"channel\":"u8, alert.Channel);
        _json.Optional(",\"rule\":"u8, alert.Rule);
        return _json.End();
    }

    /// <summary>Writes what somebody did about an alert.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="record">The action.</param>
    public ReadOnlySpan<byte> Acted(string queue, InputRecord record)
    {
        Begin(queue, record.Time, "alertAction"u8, record.Key);
        _json.Act(record);
        return _json.End();
    }

    /// <summary>Writes what made customers unhappy in a period.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    /// <param name="report">The report.</param>
    public ReadOnlySpan<byte> Causes(ReadOnlySpan<byte> queue, CauseReport report)
    {
        _json.Clear();
        _json.Raw("{\"queue\":"u8);
        _json.Text(queue);
        _json.Raw(report.Period == CausePeriod.Hour ? ",\"period\":\"hour\""u8 : ",\"period\":\"week\""u8);
        _json.Time(",\"from\":"u8, report.From);
        _json.Time(",\"to\":"u8, report.To);
        _json.Field(",\"peaks\":"u8, report.Peaks);
        Causes(",\"rising\":["u8, report.Rising);
        Causes(",\"falling\":["u8, report.Falling);
        Causes(",\"causes\":["u8, report.Causes);
        _json.Integer(",\"rememberedBadly\":"u8, report.Silent.Bad);
        _json.Integer(",\"silentSufferers\":"u8, report.Silent.Silent);
        _json.Raw(",\"silent\":"u8);
        _json.Texts([.. report.Silent.Interactions]);
        return _json.End();
    }

    /// <summary>Writes what is kept of a queue.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    /// <param name="ledger">What is kept.</param>
    public ReadOnlySpan<byte> Ledger(ReadOnlySpan<byte> queue, QueueLedger ledger)
    {
        _json.Clear();
        _json.Raw("{\"queue\":"u8);
        _json.Text(queue);
        _json.Time(",\"lastEventAt\":"u8, ledger.LastEventAt);
        _json.Field(",\"endObjective\":"u8, ledger.EndObjective);
        _json.Optional(",\"endObjectiveMet\":"u8, ledger.Ends.Share);
        _json.Optional(",\"end\":"u8, ledger.MeanEnds.Mean);
        _json.Optional(",\"comforted\":"u8, ledger.Comforts.Share);
        _json.Optional(",\"timeToComfortMs\":"u8, ledger.Comforts.Mean);
        _json.Optional(",\"normalRemembered\":"u8, double.IsNaN(ledger.Drift.Normal) ? null : ledger.Drift.Normal);
        _json.Optional(",\"recentRemembered\":"u8, ledger.Recent);
        Channels(ledger);
        _json.Optional(",\"channelDivergence\":"u8, ledger.ChannelDivergence);
        var hour = ledger.Minutes.Last(ledger.Minute, QueueMinutes.Kept);
        _json.Integer(",\"alertsLastHour\":"u8, hour.Alerts);
        _json.Integer(",\"alertBudget\":"u8, ledger.AlertBudget);
        _json.Integer(",\"overBudget\":"u8, ledger.OverBudget);
        _json.Integer(",\"suppressed\":{\"cooldown\":"u8, hour.Suppressed);
        _json.Raw("},\"openAlerts\":"u8);
        _json.Texts([.. ledger.Alerts.Select(a => a.Rule)]);
        return _json.End();
    }

    private void Channels(QueueLedger ledger)
    {
        _json.Raw(",\"channels\":["u8);
        for (var i = 0; i < ledger.Channels.Count; i++)
        {
            var channel = ledger.Channels[i];
            _json.Raw(i > 0 ? ",{\"channel\":"u8 : "{\"channel\":"u8);
            _json.Text(channel.Channel);
            _json.Field(",\"remembered\":"u8, channel.Mean);
            _json.Field(",\"contacts\":"u8, channel.Contacts.At(Math.Max(ledger.LastEventAt, channel.Contacts.AsOf)));
            _json.Raw("}"u8);
        }

        _json.Raw("]"u8);
    }

    private void Causes(ReadOnlySpan<byte> name, IReadOnlyList<Cause> causes)
    {
        _json.Raw(name);
        for (var i = 0; i < causes.Count; i++)
        {
            var cause = causes[i];
            _json.Raw(i > 0 ? ",{\"phrase\":"u8 : "{\"phrase\":"u8);
            _json.Text(cause.Phrase);
            _json.Optional(",\"language\":"u8, cause.Language);
            _json.Field(",\"interactions\":"u8, cause.Interactions);
            _json.Field(",\"share\":"u8, cause.Share);
            _json.Field(",\"expected\":"u8, cause.Expected);
            _json.Field(",\"evidence\":"u8, cause.Evidence);
            _json.Raw("}"u8);
        }

        _json.Raw("]"u8);
    }

    private void Begin(string queue, long time, ReadOnlySpan<byte> type, ReadOnlySpan<byte> interaction)
    {
        _json.Clear();
        _json.Raw("{\"queue\":"u8);
        _json.Text(queue);
        _json.Time(",\"time\":"u8, time);
        _json.Raw(",\"type\":"u8);
        _json.Text(type);
        _json.Raw(",\"interactionId\":"u8);
        _json.Text(interaction);
    }
}
