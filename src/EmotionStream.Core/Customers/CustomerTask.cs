using System.Reactive.Disposables;
using EmotionStream.Core.Customers.Operators;
using EmotionStream.Core.Erasure;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Moments;

namespace EmotionStream.Core.Customers;

/// <summary>
/// The graph of one partition of <c>emotion.customer-events</c>: a sentence of operators over one explicit keyed store, as <see cref="InteractionTask"/> is for interactions.
/// </summary>
public sealed class CustomerTask : IKeyedTask<CustomerEvent>
{
    private readonly TimedStore<CustomerState> _store;
    private readonly ErasureMarks _erased = new();
    private readonly CustomerContext _context;
    private readonly CustomerStateCodec _codec = new();
    private readonly CustomerAlerts _alerts;
    private readonly ICustomerOutput _output;
    private readonly RecordSource<CustomerEvent> _events = new();
    private readonly RecordSource<CustomerContext> _due = new();
    private readonly CompositeDisposable _subscriptions;

    /// <summary>Builds the graph.</summary>
    /// <param name="options">How customers are kept; checked by the caller.</param>
    /// <param name="output">Where the graph publishes.</param>
    /// <param name="moments">The moments of truth in force; null = none.</param>
    public CustomerTask(LedgerOptions options, ICustomerOutput output, MomentCatalogue? moments = null)
    {
        moments ??= MomentCatalogue.Empty;
        _output = output;
        _alerts = new CustomerAlerts(options, output);
        var deadlines = new CustomerDeadlines(options, _alerts);
        _store = new(deadlines.NextDue);
        _context = new CustomerContext(_store.States);
        var live = _events
            .ForCustomer(_store, _context, _erased, _alerts, output)
            .ApplyActions(_alerts, output)
            .FollowContacts()
            .MoveBalance(options, output)
            .JudgeRepeatContact(options, moments, _alerts)
            .JudgeDoubleDeviation(options, moments, _alerts)
            .JudgeTippingPoint(options, _alerts)
            .GiveHints(options, moments, output)
            .KeepReminder(_store.Reminders)
            .Subscribe();
        var timed = _due.PassTime(deadlines, _alerts, options).KeepReminder(_store.Reminders).Subscribe();
        _subscriptions = new CompositeDisposable(live, timed);
    }

    /// <inheritdoc/>
    public int LiveKeys => _store.States.Count;

    /// <inheritdoc/>
    public bool AlertPending => _alerts.IsPending;

    /// <inheritdoc/>
    public void Process(CustomerEvent record) => _events.Push(record);

    /// <inheritdoc/>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd)
    {
        _store.Clock.Advance(wallTime, atEnd[0]);
        _erased.Pass(_store.Clock.Now);
        while (_store.TryTake(_context))
            _due.Push(_context);
    }

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (!_erased.TryRestore(key, value))
            _store.Restore(key, value, static data => CustomerState.New(CustomerStateCodec.Read(data)));
    }

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog)
    {
        for (var i = 0; i < _store.States.DirtyCount; i++)
        {
            var slot = _store.States.DirtySlot(i, out _);
            var key = _store.States.KeySpan(slot);
            if (!_store.States.IsPresent(slot))
            {
                // One that was never there too: somebody asked to have it forgotten.
                changelog.Delete(key);
                _output.Forgotten(key);
                continue;
            }

            var ledger = _store.States.State(slot).Ledger;
            changelog.Put(key, _codec.Write(ledger));
            _output.Publish(key, ledger);
        }

        _erased.Checkpoint(changelog);
        _store.PutClock(changelog);
        _alerts.Settle();
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _store.Commit();
        _erased.Commit();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _erased.Rollback();
        _store.Rollback();
        _alerts.Settle();
    }

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _subscriptions.Dispose();
}
