using System.Reactive.Disposables;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues;

/// <summary>
/// The graph of one partition of <c>emotion.queue-events</c>: a sentence of operators over two explicit keyed stores, queues and their phrases, as <see cref="InteractionTask"/> is for
/// interactions. Phrases are states of their own, so that a record writes those it speaks of and not a queue's whole table.
/// </summary>
public sealed class QueueTask : IKeyedTask<QueueEvent>
{
    private readonly TimedStore<QueueState> _store;
    private readonly PhraseTable _phrases;
    private readonly QueueAlerts _alerts;
    private readonly IQueueOutput _output;
    private readonly QueueContext _context;
    private readonly QueueLedgerCodec _codec = new();
    private readonly PhraseStateCodec _phraseCodec = new();
    private readonly RecordSource<QueueEvent> _events = new();
    private readonly RecordSource<QueueContext> _due = new();
    private readonly CompositeDisposable _subscriptions;

    /// <summary>Builds the graph.</summary>
    /// <param name="options">How queues are followed; checked by the caller.</param>
    /// <param name="output">Where the graph publishes.</param>
    public QueueTask(QueueOptions options, IQueueOutput output)
    {
        _phrases = new PhraseTable(options);
        _output = output;
        _alerts = new QueueAlerts(options, output);
        var deadlines = new QueueDeadlines(options, _alerts);
        _store = new(deadlines.NextDue);
        _context = new QueueContext(_store.States);
        var lister = new CauseLister(options, _phrases);
        var live = _events
            .ForQueue(_store, _context, output)
            .ApplyActions(_alerts, output)
            .ClosePeriods(lister, output)
            .CountCauses(options, _phrases)
            .FollowSilent(options)
            .FollowEnds(options, output)
            .CountMinutes(options)
            .JudgeSpike(options, _alerts)
            .JudgeDrift(options, _alerts)
            .JudgeBudget(options, _alerts)
            .KeepReminder(_store.Reminders)
            .Subscribe();
        var timed = _due
            .TouchQueue()
            .ClosePeriods(lister, output)
            .CountMinutes(options)
            .JudgeSpike(options, _alerts)
            .JudgeBudget(options, _alerts)
            .ExpireAlerts(_alerts)
            .ForgetQueue(deadlines, _phrases, _alerts)
            .KeepReminder(_store.Reminders)
            .Subscribe();
        _subscriptions = new CompositeDisposable(live, timed);
    }

    /// <inheritdoc/>
    public int LiveKeys => _store.States.Count;

    /// <inheritdoc/>
    public bool AlertPending => _alerts.IsPending;

    /// <inheritdoc/>
    public void Process(QueueEvent record) => _events.Push(record);

    /// <inheritdoc/>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd)
    {
        _store.Clock.Advance(wallTime, atEnd[0]);
        while (_store.TryTake(_context))
            _due.Push(_context);
    }

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key[0] == PhraseTable.KeyMark)
            _phrases.Store.Restore(key, value, PhraseStateCodec.Read);
        else
            _store.Restore(key, value, static data => QueueState.New(QueueLedgerCodec.Read(data)));
    }

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog)
    {
        _store.States.Put(changelog, (ref QueueState state) => _codec.Write(state.Ledger));
        Tell();
        _phrases.Store.Put(changelog, (ref PhraseState state) => _phraseCodec.Write(state));
        _store.PutClock(changelog);
        _alerts.Settle();
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _store.Commit();
        _phrases.Store.Commit();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _phrases.Store.Rollback();
        _store.Rollback();
        _alerts.Settle();
    }

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _subscriptions.Dispose();

    private void Tell()
    {
        for (var i = 0; i < _store.States.DirtyCount; i++)
        {
            var slot = _store.States.DirtySlot(i, out var existed);
            if (_store.States.IsPresent(slot))
                _output.Publish(_store.States.KeySpan(slot), _store.States.State(slot).Ledger);
            else if (existed)
                _output.Forgotten(_store.States.KeySpan(slot));
        }
    }
}
