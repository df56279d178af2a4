using System.Reactive.Disposables;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Queues;

/// <summary>
/// The graph of one partition of <c>emotion.queue-events</c>: a sentence of operators over two explicit keyed stores, queues and their phrases, as <see cref="InteractionTask"/> is for
/// interactions. Phrases are states of their own, so that a record writes those it speaks of and not a queue's whole table.
/// </summary>
public sealed class QueueTask : IKeyedTask<QueueEvent>
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly KeyedStore<QueueState> _store = new();
    private readonly StreamClock _clock = new(Idle);
    private readonly PhraseTable _phrases;
    private readonly AlertWatch _output;
    private readonly QueueContext _context;
    private readonly QueueDeadlines _deadlines;
    private readonly QueueLedgerCodec _codec = new();
    private readonly PhraseStateCodec _phraseCodec = new();
    private readonly ClockRecord _clockRecord = new();
    private readonly RecordSource<QueueEvent> _events = new();
    private readonly RecordSource<QueueContext> _due = new();
    private readonly CompositeDisposable _subscriptions;

    /// <summary>Builds the graph.</summary>
    /// <param name="options">How queues are followed; checked by the caller.</param>
    /// <param name="output">Where the graph publishes.</param>
    public QueueTask(QueueOptions options, IQueueOutput output)
    {
        _phrases = new PhraseTable(options);
        _context = new QueueContext(_store);
        _output = new AlertWatch(output, this);
        var alerts = new QueueAlerts(options, _output);
        _deadlines = new QueueDeadlines(options, alerts);
        var lister = new CauseLister(options, _phrases);
        var live = _events
            .ForQueue(_store, _clock, _context)
            .ClosePeriods(lister, _output)
            .CountCauses(options, _phrases)
            .FollowSilent(options)
            .FollowEnds(options)
            .CountMinutes(options)
            .JudgeSpike(options, alerts)
            .JudgeDrift(options, alerts)
            .JudgeBudget(options, alerts)
            .ScheduleQueue(_deadlines)
            .Subscribe();
        var timed = _due
            .TouchQueue()
            .ClosePeriods(lister, _output)
            .CountMinutes(options)
            .JudgeSpike(options, alerts)
            .JudgeBudget(options, alerts)
            .ExpireAlerts(alerts)
            .ForgetQueue(_deadlines, _phrases, alerts)
            .Subscribe();
        _subscriptions = new CompositeDisposable(live, timed);
    }

    /// <inheritdoc/>
    public int LiveKeys => _store.Count;

    /// <inheritdoc/>
    public bool AlertPending { get; private set; }

    /// <inheritdoc/>
    public void Process(QueueEvent record) => _events.Push(record);

    /// <inheritdoc/>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd)
    {
        _clock.Advance(wallTime, atEnd[0]);
        while (_deadlines.TryTake(_store, _clock.Now, out var slot))
        {
            _context.Event = null;
            _context.Slot = slot;
            _context.Now = _clock.Now;
            _due.Push(_context);
            if (_store.IsPresent(slot))
                _deadlines.PutBack(ref _store.State(slot), slot);
        }
    }

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual(ClockRecord.Key))
        {
            var now = 0L;
            ClockRecord.Read(value, new(ref now));
            _clock.Restore(now);
        }
        else if (key[0] == PhraseTable.KeyMark)
        {
            _phrases.Store.Restore(key, value, PhraseStateCodec.Read);
        }
        else if (_store.Restore(key, value, static data => QueueState.New(QueueLedgerCodec.Read(data))) is var slot and >= 0)
        {
            _deadlines.PutBack(ref _store.State(slot), slot);
        }
    }

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog)
    {
        _store.Put(changelog, (ref QueueState state) => _codec.Write(state.Ledger));
        Tell();
        _phrases.Store.Put(changelog, (ref PhraseState state) => _phraseCodec.Write(state));
        if (_clock.IsDirty)
            _clockRecord.Put(changelog, [_clock.Now]);
        AlertPending = false;
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _store.Commit();
        _phrases.Store.Commit();
        _clock.Commit();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _clock.Rollback();
        _phrases.Store.Rollback();

        // A reminder too many does no harm.
        foreach (var slot in _store.Rollback())
            _deadlines.PutBack(ref _store.State(slot), slot);
        AlertPending = false;
    }

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _subscriptions.Dispose();

    private void Tell()
    {
        for (var i = 0; i < _store.DirtyCount; i++)
        {
            var slot = _store.DirtySlot(i, out var existed);
            if (_store.IsPresent(slot))
                _output.Publish(_store.KeySpan(slot), _store.State(slot).Ledger);
            else if (existed)
                _output.Forgotten(_store.KeySpan(slot));
        }
    }

    private sealed class AlertWatch(IQueueOutput output, QueueTask task) : IQueueOutput
    {
        public void Publish(Alert alert)
        {
            task.AlertPending = true;
            output.Publish(alert);
        }

        public void Publish(ReadOnlySpan<byte> queue, QueueLedger ledger) => output.Publish(queue, ledger);

        public void Forgotten(ReadOnlySpan<byte> queue) => output.Forgotten(queue);

        public void Publish(ReadOnlySpan<byte> queue, CauseReport report) => output.Publish(queue, report);
    }
}
