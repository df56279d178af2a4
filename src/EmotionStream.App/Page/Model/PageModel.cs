using EmotionStream.Core.Alerts;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>
/// What the topics tell, kept for the page. One thread writes; a snapshot is made of it a few times a second and shared by all viewers. Bounded: what closed makes
/// room first, then what is longest without news. Thread-safe.
/// </summary>
/// <param name="maxInteractions">How many interactions are held at most.</param>
/// <param name="fusion">How text and voice of a turn are taken together.</param>
internal sealed class PageModel(int maxInteractions, TurnFusion fusion)
{
    private const int MostClosed = 5_000;
    private const int MostQueues = 200;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TrackedOne> _interactions = new(StringComparer.Ordinal);
    private readonly LinkedList<TrackedOne> _live = [];
    private readonly LinkedList<TrackedOne> _closed = [];
    private readonly Dictionary<string, (AlertEntry Alert, TrackedOne Interaction)> _alerts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueHistory> _queues = new(StringComparer.Ordinal);
    private readonly List<TrackedOne> _changed = [];
    private readonly Dictionary<string, AlertEntry> _changedAlerts = new(StringComparer.Ordinal);
    private readonly List<ClosedRow> _newlyClosed = [];
    private ClosedRow[] _closedRows = [];
    private bool _closedChanged;
    private AlertEntry[] _openAlerts = [];
    private bool _alertsChanged;
    private long _version;

    /// <summary>Takes a live state.</summary>
    /// <param name="message">The state.</param>
    public void Apply(InteractionMessage message)
    {
        lock (_lock)
        {
            var one = Track(message.InteractionId);
            one.Apply(message);
            if (one.IsLive && one.News!.List == _closed)
                MoveTo(_live, one);
            Change(one);
        }
    }

    /// <summary>The state of an interaction was taken from the topic.</summary>
    /// <param name="id">The interaction.</param>
    public void Remove(string id)
    {
        lock (_lock)
        {
            if (!_interactions.TryGetValue(id, out var one))
                return;
            one.Remove();
            Change(one);
            Close(one);
        }
    }

    /// <summary>Takes a reading.</summary>
    /// <param name="message">The reading.</param>
    public void Apply(ReadingMessage message)
    {
        lock (_lock)
        {
            var one = Track(message.InteractionId);
            if (one.Apply(message))
                Change(one);
        }
    }

    /// <summary>Takes an event of an interaction's life; only those that a curve shows are kept.</summary>
    /// <param name="message">The event.</param>
    public void Apply(InteractionEventMessage message)
    {
        if (message.Type is InteractionEventType.Started or InteractionEventType.Ended or InteractionEventType.Survey)
            return;
        lock (_lock)
            Track(message.InteractionId).Apply(new LifeEvent(message.Time, message.Type, message.Type == InteractionEventType.ChannelSwitched ? message.Channel : message.Queue));
    }

    /// <summary>Takes an outcome.</summary>
    /// <param name="message">The outcome.</param>
    public void Apply(OutcomeMessage message)
    {
        lock (_lock)
        {
            var one = Track(message.InteractionId);
            if (one.Outcome is not null && one.Outcome.LastEventAt >= message.LastEventAt)
                return;
            one.Apply(message);
            one.Closed = new ClosedRow(message, one.DrawSpark(message));
            _newlyClosed.Add(one.Closed);
            Change(one);
            Close(one);
            History(message.Queue).Add(message.LastEventAt, message.Remembered, message.End);
        }
    }

    /// <summary>Takes a step of an alert.</summary>
    /// <param name="message">The step.</param>
    public void Apply(AlertMessage message)
    {
        lock (_lock)
        {
            var one = Track(message.InteractionId);
            var alert = AlertEntry.After(_alerts.TryGetValue(message.AlertId, out var known) ? known.Alert : null, message);
            _alerts[message.AlertId] = (alert, one);
            if (one.Put(alert) is { } dropped)
                _alerts.Remove(dropped.Id);
            _changedAlerts[alert.Id] = alert;
            _alertsChanged = true;
            Change(one);
        }
    }

    /// <summary>An alert; null when it is not held.</summary>
    /// <param name="id">Its id.</param>
    public AlertEntry? FindAlert(string id)
    {
        lock (_lock)
            return _alerts.TryGetValue(id, out var found) ? found.Alert : null;
    }

    /// <summary>One interaction; null when nothing is known of it.</summary>
    /// <param name="id">Its id.</param>
    public InteractionDetail? Find(string id)
    {
        lock (_lock)
        {
            if (!_interactions.TryGetValue(id, out var one) || (one.Outcome ?? (InteractionMeasuresMessage?)one.State) is not { } measures)
                return null;
            AlertEntry[] alerts = [.. one.Alerts.Reverse()];
            if (one.Readings.Count == 0)
            {
                // A site's own scores come without readings: what each turn was is known, not what its channels told.
                var told = one.StatesCurve.Select(static dot => new FusedTurn(dot.Time, new(dot.Valence, 1, null, null, 0, 0), default, 1));
                return new(measures, RiskParts.Of(measures, alerts), [.. told], [], [.. one.Events], alerts);
            }

            var readings = one.Readings.Where(reading => reading.Confidence > 0).Select(static reading => new ChannelReading(
                reading.Time, reading.Offset, reading.IsVoice, reading.Valence, reading.Arousal, reading.Confidence, reading.ArousalConfidence));
            return new(measures, RiskParts.Of(measures, alerts), fusion.Turns(readings), [.. one.Readings], [.. one.Events], alerts);
        }
    }

    /// <summary>Makes the next snapshot.</summary>
    /// <param name="now">The present.</param>
    /// <param name="connection">How the way to Kafka is.</param>
    /// <param name="since">Since when it is so.</param>
    public PageSnapshot Snapshot(DateTimeOffset now, Connection connection, DateTimeOffset since)
    {
        lock (_lock)
        {
            var changedRows = new List<LiveRow>(_changed.Count);
            foreach (var one in _changed)
            {
                one.IsChanged = false;
                one.Row = one.IsLive ? one.MakeRow() : null;
                if (one.Row is not null)
                    changedRows.Add(one.Row);
            }

            _changed.Clear();
            var live = new List<LiveRow>(_live.Count);
            foreach (var one in _live)
                if (one.Row is { } row)
                    live.Add(row);
            live.Sort(ByRisk);
            RefreshLists();
            AlertEntry[] changedAlerts = [.. _changedAlerts.Values];
            ClosedRow[] newlyClosed = [.. _newlyClosed];
            _changedAlerts.Clear();
            _newlyClosed.Clear();
            return new(++_version, now, connection, since, live, _openAlerts, _closedRows, Queues(live, now), changedRows, changedAlerts, newlyClosed);
        }
    }

    private static int ByRisk(LiveRow a, LiveRow b)
    {
        var order = b.Risk.Total.CompareTo(a.Risk.Total);
        return order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
    }

    private void RefreshLists()
    {
        if (_closedChanged)
            _closedRows = [.. _closed.Reverse().Select(one => one.Closed).OfType<ClosedRow>().OrderByDescending(row => row.Outcome.LastEventAt)];
        if (_alertsChanged)
        {
            _openAlerts =
            [
                .. _alerts.Values.Select(known => known.Alert).Where(alert => alert.IsOpen).OrderByDescending(alert => alert.IsWaiting)
                    .ThenByDescending(alert => alert.Last.Severity).ThenByDescending(alert => alert.OpenedAt).ThenBy(alert => alert.Id, StringComparer.Ordinal),
            ];
        }

        _closedChanged = _alertsChanged = false;
    }

    private QueuePanel[] Queues(List<LiveRow> live, DateTimeOffset now)
    {
        var sums = new Dictionary<string, (int Live, int Waiting, int Critical, double Sum, int Scored)>(StringComparer.Ordinal);
        foreach (var row in live)
        {
            ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, row.State.Queue ?? "", out _);
            sum.Live++;
            if (row.State.Turns > 0)
                (sum.Sum, sum.Scored) = (sum.Sum + row.State.Remembered, sum.Scored + 1);
        }

        foreach (var alert in _openAlerts)
        {
            if (!alert.IsWaiting)
                continue;
            ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, alert.Last.Queue ?? "", out _);
            sum.Waiting++;
            if (alert.Last.Severity == AlertSeverity.Critical)
                sum.Critical++;
        }

        return
        [
            .. sums.Keys.Union(_queues.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name =>
            {
                var sum = sums.GetValueOrDefault(name);
                var (means, closed, bad) = _queues.TryGetValue(name, out var history) ? history.At(now) : (new double?[QueueHistory.Spans], 0, 0);
                return new QueuePanel(
                    name.Length == 0 ? null : name, sum.Live, sum.Waiting, sum.Critical, sum.Scored == 0 ? null : sum.Sum / sum.Scored, closed, bad, means);
            }).Take(MostQueues),
        ];
    }

    private QueueHistory History(string? queue)
    {
        var name = queue ?? "";
        if (_queues.TryGetValue(name, out var history))
            return history;
        history = new QueueHistory();
        if (_queues.Count < MostQueues)
            _queues.Add(name, history);
        return history;
    }

    private void Change(TrackedOne one)
    {
        if (one.IsChanged)
            return;
        one.IsChanged = true;
        _changed.Add(one);
    }

    private TrackedOne Track(string id)
    {
        if (_interactions.TryGetValue(id, out var one))
        {
            MoveTo(one.News!.List!, one);
            return one;
        }

        while (_interactions.Count >= maxInteractions)
            Forget(_closed.First ?? _live.First!);
        one = new TrackedOne(id);
        _interactions.Add(id, one);
        MoveTo(_live, one);
        return one;
    }

    private void Close(TrackedOne one)
    {
        MoveTo(_closed, one);
        _closedChanged = true;
        while (_closed.Count > MostClosed)
            Forget(_closed.First!);
    }

    private static void MoveTo(LinkedList<TrackedOne> list, TrackedOne one)
    {
        if (one.News is not { } node)
        {
            one.News = list.AddLast(one);
            return;
        }

        node.List!.Remove(node);
        list.AddLast(node);
    }

    private void Forget(LinkedListNode<TrackedOne> oldest)
    {
        oldest.List!.Remove(oldest);
        _interactions.Remove(oldest.Value.Id);
        foreach (var alert in oldest.Value.Alerts)
            _alerts.Remove(alert.Id);
        (_alertsChanged, _closedChanged) = (true, true);
    }
}
