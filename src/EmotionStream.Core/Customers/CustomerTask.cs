using System.Reactive.Disposables;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers.Operators;
using EmotionStream.Core.Erasure;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Customers;

/// <summary>
/// The graph of one partition of <c>emotion.customer-events</c>: a sentence of operators over one explicit keyed store, as <see cref="InteractionTask"/> is for interactions.
/// </summary>
public sealed class CustomerTask : IKeyedTask<CustomerEvent>
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly KeyedStore<CustomerState> _store = new();
    private readonly StreamClock _clock = new(Idle);
    private readonly ErasureMarks _erased = new();
    private readonly CustomerContext _context;
    private readonly CustomerDeadlines _deadlines;
    private readonly CustomerStateCodec _codec = new();
    private readonly ClockRecord _clockRecord = new();
    private readonly AlertWatch _output;
    private readonly RecordSource<CustomerEvent> _events = new();
    private readonly RecordSource<CustomerContext> _due = new();
    private readonly CompositeDisposable _subscriptions;

    /// <summary>Builds the graph.</summary>
    /// <param name="options">How customers are kept; checked by the caller.</param>
    /// <param name="output">Where the graph publishes.</param>
    /// <param name="moments">The moments of truth in force; null = none.</param>
    public CustomerTask(LedgerOptions options, ICustomerOutput output, MomentCatalogue? moments = null)
    {
        _output = new AlertWatch(output, this);
        var alerts = new CustomerAlerts(options, _output);
        _context = new CustomerContext(_store);
        _deadlines = new CustomerDeadlines(options, alerts);
        var live = _events
            .ForCustomer(_store, _clock, _context, _erased, alerts, _output)
            .ApplyActions(alerts, _output)
            .FollowContacts()
            .MoveBalance(options, _output)
            .JudgeRepeatContact(options, alerts)
            .JudgeDoubleDeviation(options, alerts)
            .JudgeTippingPoint(options, alerts)
            .GiveHints(options, moments ?? MomentCatalogue.Empty, _output)
            .ScheduleCustomer(_deadlines)
            .Subscribe();
        var timed = _due.PassTime(_deadlines, alerts, options).Subscribe();
        _subscriptions = new CompositeDisposable(live, timed);
    }

    /// <inheritdoc/>
    public int LiveKeys => _store.Count;

    /// <inheritdoc/>
    public bool AlertPending { get; private set; }

    /// <inheritdoc/>
    public void Process(CustomerEvent record) => _events.Push(record);

    /// <inheritdoc/>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd)
    {
        _clock.Advance(wallTime, atEnd[0]);
        _erased.Pass(_clock.Now);
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
            return;
        }

        if (_erased.TryRestore(key, value))
            return;
        if (_store.Restore(key, value, static data => CustomerState.New(CustomerStateCodec.Read(data))) is var slot and >= 0)
            _deadlines.PutBack(ref _store.State(slot), slot);
    }

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog)
    {
        for (var i = 0; i < _store.DirtyCount; i++)
        {
            var slot = _store.DirtySlot(i, out _);
            var key = _store.KeySpan(slot);
            if (!_store.IsPresent(slot))
            {
                // One that was never there too: somebody asked to have it forgotten.
                changelog.Delete(key);
                _output.Forgotten(key);
                continue;
            }

            var ledger = _store.State(slot).Ledger;
            changelog.Put(key, _codec.Write(ledger));
            _output.Publish(key, ledger);
        }

        _erased.Checkpoint(changelog);
        if (_clock.IsDirty)
            _clockRecord.Put(changelog, [_clock.Now]);
        AlertPending = false;
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _store.Commit();
        _erased.Commit();
        _clock.Commit();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _clock.Rollback();
        _erased.Rollback();

        // A reminder too many does no harm.
        foreach (var slot in _store.Rollback())
            _deadlines.PutBack(ref _store.State(slot), slot);
        AlertPending = false;
    }

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _subscriptions.Dispose();

    private sealed class AlertWatch(ICustomerOutput output, CustomerTask task) : ICustomerOutput
    {
        public void Publish(Alert alert)
        {
            task.AlertPending = true;
            output.Publish(alert);
        }

        public void Publish(ReadOnlySpan<byte> customer, CustomerLedger ledger) => output.Publish(customer, ledger);

        public void Publish(ReadOnlySpan<byte> customer, RoutingHint hint) => output.Publish(customer, hint);

        public void Forgotten(ReadOnlySpan<byte> customer) => output.Forgotten(customer);

        public void Duplicate(CustomerEvent record) => output.Duplicate(record);

        public void Late(CustomerEvent record) => output.Late(record);

        public void Reject(CustomerEvent record, string cause) => output.Reject(record, cause);
    }
}
