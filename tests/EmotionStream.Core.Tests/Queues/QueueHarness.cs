using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Tests.Queues;

/// <summary>A task of queues as its worker drives it: what it publishes, a changelog, and a way to lose everything else.</summary>
internal sealed class QueueHarness : IChangelog, IDisposable
{
    public const long Monday = 1_767_571_200_000;
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;
    private readonly QueueOptions _options;
    private readonly QueueEvent _event = new();
    private readonly List<(byte[] Key, byte[]? Value)> _uncommitted = [];
    private readonly Output _output = new();
    private QueueTask _task;

    public QueueHarness(QueueOptions? options = null)
    {
        _options = options ?? new QueueOptions();
        _task = new QueueTask(_options, _output);
    }

    public List<(string Queue, CauseReport Report)> Causes => _output.Causes;

    public List<Alert> Alerts => _output.Alerts;

    public List<(string Queue, QueueEnd End)> Ends => _output.Ends;

    public List<(string Queue, string Cause)> Rejected => _output.Rejected;

    public Dictionary<string, string> Queues => _output.Queues;

    public Dictionary<string, byte[]> Changelog { get; } = new(StringComparer.Ordinal);

    /// <summary>Phrases the changelog holds.</summary>
    public int Phrases => Changelog.Keys.Count(key => key[0] == 1);

    public static Action<QueueEvent> Peak(long time, string interaction, params string[] phrases) => Said(QueueEventType.Peak, time, interaction, 1, phrases);

    public static Action<QueueEvent> Turn(long time, string interaction, params string[] phrases) => Said(QueueEventType.Turn, time, interaction, 8, phrases);

    public static Action<QueueEvent> Outcome(long time, string interaction, double remembered, int alerts = 0, bool complained = false) => record =>
    {
        (record.Type, record.Time, record.InteractionId) = (QueueEventType.Outcome, time, interaction);
        (record.Turns, record.Remembered, record.End, record.Alerts, record.Complained) = (5, remembered, remembered, alerts, complained);
    };

    public static Action<QueueEvent> Act(long time, string alertId, AlertActionType action, string by = "s-1", string? to = null) => record =>
    {
        (record.Type, record.Time, record.InteractionId) = (QueueEventType.AlertAction, time, "i");
        record.Act = new AlertAct(alertId, action, by, to, time);
    };

    public void Send(Action<QueueEvent> fill, string queue = "billing")
    {
        _event.Reset();
        _event.Source = InputSource.QueueEvents;
        _event.SetKey(Encoding.UTF8.GetBytes(queue));
        fill(_event);
        _task.Process(_event);
    }

    /// <summary>Lets wall time pass with nothing coming.</summary>
    public void Wait(long ms)
    {
        _task.Advance(0, [true]);
        _task.Advance(ms, [true]);
    }

    public void Commit()
    {
        _task.Checkpoint(this);
        foreach (var (key, value) in _uncommitted)
            if (value is null)
                Changelog.Remove(Encoding.UTF8.GetString(key));
            else
                Changelog[Encoding.UTF8.GetString(key)] = value;
        _uncommitted.Clear();
        _output.Commit();
        _task.Commit();
    }

    public void Rollback()
    {
        _uncommitted.Clear();
        _output.Rollback();
        _task.Rollback();
    }

    /// <summary>Loses the task, and restores another from the changelog.</summary>
    public void Crash()
    {
        _uncommitted.Clear();
        _output.Rollback();
        _task.Dispose();
        _task = new QueueTask(_options, _output);
        foreach (var (key, value) in Changelog)
            _task.Restore(Encoding.UTF8.GetBytes(key), value);
    }

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _uncommitted.Add((key.ToArray(), value.ToArray()));

    public void Delete(ReadOnlySpan<byte> key) => _uncommitted.Add((key.ToArray(), null));

    public void Dispose() => _task.Dispose();

    private static Action<QueueEvent> Said(QueueEventType type, long time, string interaction, int weight, string[] phrases) => record =>
    {
        (record.Type, record.Time, record.InteractionId, record.Weight, record.Language) = (type, time, interaction, weight, "en");
        record.Phrases.AddRange(phrases.Select(phrase => new KeyPhrase(phrase, phrase)));
    };

    private sealed class Output : IQueueOutput
    {
        private int _committed;
        private int _committedAlerts;

        public List<(string Queue, CauseReport Report)> Causes { get; } = [];

        public List<Alert> Alerts { get; } = [];

        public List<(string Queue, string Cause)> Rejected { get; } = [];

        public List<(string Queue, QueueEnd End)> Ends { get; } = [];

        public Dictionary<string, string> Queues { get; } = new(StringComparer.Ordinal);

        public void Publish(Alert alert) => Alerts.Add(alert);

        public void Publish(ReadOnlySpan<byte> queue, QueueLedger ledger) => Queues[Encoding.UTF8.GetString(queue)] = Describe(ledger);

        public void Forgotten(ReadOnlySpan<byte> queue) => Queues.Remove(Encoding.UTF8.GetString(queue));

        private static string Describe(QueueLedger ledger) =>
            $"{ledger.Ends.Share:R} {ledger.MeanEnds.Mean:R} {ledger.Comforts.Share:R} {ledger.Comforts.Mean:R} {ledger.ChannelDivergence:R} {ledger.Drift.Normal:R} {ledger.Recent:R} {ledger.OverBudget}";

        public void Publish(ReadOnlySpan<byte> queue, CauseReport report) => Causes.Add((Encoding.UTF8.GetString(queue), report));

        public void Ended(ReadOnlySpan<byte> queue, in QueueEnd ended) => Ends.Add((Encoding.UTF8.GetString(queue), ended));

        public void Reject(QueueEvent record, string cause) => Rejected.Add((Encoding.UTF8.GetString(record.Key), cause));

        public void Commit() => (_committed, _committedAlerts) = (Causes.Count, Alerts.Count);

        public void Rollback()
        {
            Causes.RemoveRange(_committed, Causes.Count - _committed);
            Alerts.RemoveRange(_committedAlerts, Alerts.Count - _committedAlerts);
        }
    }
}
