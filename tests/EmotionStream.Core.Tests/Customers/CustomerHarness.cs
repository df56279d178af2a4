using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;

namespace EmotionStream.Core.Tests.Customers;

/// <summary>A task of customers on virtual time: days since an arbitrary start, offsets given by order.</summary>
internal sealed class CustomerHarness : IDisposable
{
    public const long Start = 1_780_000_000_000;
    private static readonly bool[] AtEnd = [true];
    private static readonly bool[] NotAtEnd = [false];
    private readonly Dictionary<string, byte[]> _changelog = new(StringComparer.Ordinal);
    private long _offset;
    private long _wall = 1_000_000;
    private CustomerTask _task;

    public CustomerHarness(LedgerOptions? options = null) => _task = new CustomerTask(options ?? new LedgerOptions(), Output, TaskHarness.Moments);

    public RecordedCustomers Output { get; } = new();

    /// <summary>What stands in the changelog, keys as Latin-1 so that every byte is seen.</summary>
    public IReadOnlyDictionary<string, byte[]> Log => _changelog;

    public int Customers => _task.LiveKeys;

    public bool AlertPending => _task.AlertPending;

    public static long At(double days) => Start + (long)(days * 86_400_000);

    public static CustomerEvent Started(string customer, string interaction, double days, string? queue = null, string? channel = null, string? moment = null)
    {
        var record = Event(customer, days, CustomerEventType.ContactStarted);
        (record.InteractionId, record.Queue, record.Channel) = (interaction, queue, channel);
        if (moment is not null)
            record.Moments.Add(moment);
        return record;
    }

    public static CustomerEvent Transferred(string customer, string interaction, double days, string queue, params string[] moments)
    {
        var record = Event(customer, days, CustomerEventType.Transferred);
        (record.InteractionId, record.Queue) = (interaction, queue);
        record.Moments.AddRange(moments);
        return record;
    }

    public static CustomerEvent Outcome(
        string customer,
        string interaction,
        double days,
        double remembered,
        double? peakNegative = null,
        double? end = null,
        int turns = 3,
        string? queue = null,
        string? segment = null,
        string? channel = null,
        double? startedAt = null,
        string? moment = null)
    {
        var record = Event(customer, days, CustomerEventType.Outcome);
        (record.InteractionId, record.Queue, record.Segment, record.Channel, record.Turns) = (interaction, queue, segment, channel, turns);
        (record.Remembered, record.PeakNegative, record.End) = (remembered, peakNegative ?? Math.Min(0, remembered), end ?? remembered);
        if (moment is not null)
            record.Moments.Add(moment);
        record.StartedAt = startedAt is { } start ? At(start) : null;
        return record;
    }

    public static CustomerEvent Action(string customer, double days, string alertId, AlertActionType action, string by = "s-1")
    {
        var record = Event(customer, days, CustomerEventType.AlertAction);
        (record.InteractionId, record.Act) = ("i", new AlertAct(alertId, action, by, null, record.Time));
        return record;
    }

    public static CustomerEvent Forget(string customer, double days, double rememberDays = 8)
    {
        var record = Event(customer, days, CustomerEventType.Forget);
        record.RememberUntil = At(days + rememberDays);
        return record;
    }

    public CustomerHarness Feed(params IEnumerable<CustomerEvent> records)
    {
        foreach (var record in records)
        {
            record.Offset = _offset++;
            _task.Process(record);
        }

        return this;
    }

    /// <summary>Fires what is due by event time alone.</summary>
    public CustomerHarness Tick()
    {
        _task.Advance(_wall, NotAtEnd);
        return this;
    }

    /// <summary>Lets the wall clock go on with the input read to its end.</summary>
    public CustomerHarness Idle(double days)
    {
        _task.Advance(_wall, AtEnd);
        _wall += (long)(days * 86_400_000);
        _task.Advance(_wall, AtEnd);
        return this;
    }

    public CustomerHarness Commit()
    {
        _task.Checkpoint(new Changelog(_changelog));
        _task.Commit();
        return this;
    }

    public CustomerHarness Rollback()
    {
        _task.Rollback();
        return this;
    }

    /// <summary>Throws the task away and restores another from the changelog.</summary>
    public CustomerHarness Restart(LedgerOptions? options = null)
    {
        _task.Dispose();
        _task = new CustomerTask(options ?? new LedgerOptions(), Output, TaskHarness.Moments);
        foreach (var (key, value) in _changelog)
            _task.Restore(Encoding.Latin1.GetBytes(key), value);
        return this;
    }

    /// <summary>What is kept of a customer, after a commit.</summary>
    public CustomerLedger Ledger(string customer)
    {
        Commit();
        return Output.Ledgers[customer]!;
    }

    public List<string> Steps() => [.. Output.Alerts.Select(a => $"{a.Rule} {a.State} {a.InteractionId}{(a.Reason is null ? "" : " " + a.Reason)}")];

    public void Dispose() => _task.Dispose();

    private static CustomerEvent Event(string customer, double days, CustomerEventType type)
    {
        var record = new CustomerEvent();
        record.Reset();
        record.Source = InputSource.CustomerEvents;
        (record.Type, record.Time) = (type, At(days));
        record.SetKey(Encoding.UTF8.GetBytes(customer));
        return record;
    }

    private sealed class Changelog(Dictionary<string, byte[]> values) : IChangelog
    {
        public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => values[Encoding.Latin1.GetString(key)] = value.ToArray();

        public void Delete(ReadOnlySpan<byte> key) => values.Remove(Encoding.Latin1.GetString(key));
    }

    /// <summary>Keeps all that the graph publishes.</summary>
    internal sealed class RecordedCustomers : ICustomerOutput
    {
        public List<Alert> Alerts { get; } = [];

        /// <summary>The newest published of each customer; null = forgotten.</summary>
        public Dictionary<string, CustomerLedger?> Ledgers { get; } = new(StringComparer.Ordinal);

        public List<(string Customer, RoutingHint Hint)> Hints { get; } = [];

        public List<string> Duplicates { get; } = [];

        public List<string> LateEvents { get; } = [];

        public List<(string Customer, string Cause)> Rejected { get; } = [];

        public void Publish(Alert alert) => Alerts.Add(alert);

        public void Publish(ReadOnlySpan<byte> customer, CustomerLedger ledger) => Ledgers[Encoding.UTF8.GetString(customer)] = ledger.Clone();

        public void Publish(ReadOnlySpan<byte> customer, RoutingHint hint) => Hints.Add((Encoding.UTF8.GetString(customer), hint));

        public void Forgotten(ReadOnlySpan<byte> customer) => Ledgers[Encoding.UTF8.GetString(customer)] = null;

        public void Duplicate(CustomerEvent record) => Duplicates.Add(record.InteractionId!);

        public void Late(CustomerEvent record) => LateEvents.Add(record.InteractionId!);

        public void Reject(CustomerEvent record, string cause) => Rejected.Add((Encoding.UTF8.GetString(record.Key), cause));
    }
}
