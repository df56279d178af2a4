using System.Reactive.Disposables;
using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Cues;
using EmotionStream.Core.Erasure;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Graph;

/// <summary>
/// The graph of one partition number: a sentence of operators over one explicit keyed store. Everything an operator remembers is in that store or the clock,
/// so a commit logs it, a rollback undoes it and a restore brings it back.
/// </summary>
public sealed class InteractionTask : IInteractionTask, IDisposable
{
    private readonly KeyedStore<InteractionState> _store = new();
    private readonly RuleStates _ruleStates = new();
    private readonly ErasureMarks _erased = new();
    private readonly InteractionContext _context;
    private readonly TaskClock _clock;
    private readonly InteractionDeadlines _deadlines;
    private readonly AlertDetector _detector;
    private readonly MeasureReader _reader;
    private readonly InteractionStateCodec _codec;
    private readonly ClockRecord _clockRecord = new();
    private readonly InteractionSnapshot _snapshot = new();
    private readonly RecordSource<InputRecord> _records = new();
    private readonly RecordSource<InteractionContext> _due = new();
    private readonly CompositeDisposable _subscriptions;

    /// <summary>Builds the graph.</summary>
    /// <param name="options">How interactions are followed; checked by the caller.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="voice">Scores audio windows; null = they abstain.</param>
    /// <param name="output">Where the graph publishes.</param>
    /// <param name="moments">The moments of truth in force; null = none.</param>
    /// <param name="queues">Which turns queues are told of; null = none.</param>
    public InteractionTask(InteractionOptions options, RuleSet rules, IVoiceRecogniser? voice, IGraphOutput output, MomentCatalogue? moments = null, QueueSampling? queues = null)
    {
        moments ??= MomentCatalogue.Empty;
        var watched = new AlertWatch(output, this);
        _context = new InteractionContext(_store);
        _clock = new TaskClock(options.IdlePartition);
        _detector = new AlertDetector(rules, _ruleStates, watched, moments);
        _deadlines = new InteractionDeadlines(options, _detector);
        _reader = new MeasureReader(options, moments);
        _codec = new InteractionStateCodec(rules.Rules, _ruleStates, moments);

        var live = _records
            .EraseCustomers(_store, _clock, _context, _erased, _detector, watched)
            .ForInteraction(_store, _clock, _context, options, watched)
            .FollowLifecycle(options, new NoteCues(moments), watched)
            .ScoreVoice(voice)
            .PublishReadings(watched)
            .BuildTurns(_clock, options)
            .DetectAlerts(_detector, _reader)
            .TellQueues(queues, _reader, watched)
            .ApplyActions(_detector, watched)
            .ScheduleDeadlines(_deadlines)
            .Subscribe();
        var timed = _due
            .JudgeSilence(_detector, _reader)
            .CloseDue(_deadlines, _detector, _reader, watched)
            .Subscribe();
        _subscriptions = new CompositeDisposable(live, timed);
    }

    /// <inheritdoc/>
    public int LiveInteractions => _store.Count;

    /// <inheritdoc/>
    public long TaskTime => _clock.TaskTime;

    /// <inheritdoc/>
    public bool AlertPending { get; private set; }

    /// <inheritdoc/>
    public void Prepare(InputRecord record)
    {
        if (_store.Prefetch(record.KeyHash) is var arrived and >= 0)
            _ruleStates.Prefetch(_store.State(arrived).Rules);
    }

    /// <inheritdoc/>
    public void Process(InputRecord record) => _records.Push(record);

    /// <inheritdoc/>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd)
    {
        _clock.Advance(wallTime, atEnd);
        var now = _clock.TaskTime;
        _erased.Pass(now);
        while (_deadlines.TryTake(_store, now, out var slot))
        {
            _context.Record = null;
            _context.Slot = slot;
            _context.Time = now;
            _context.StreamTime = now;
            _context.TurnChanged = false;
            _due.Push(_context);
            if (_store.IsPresent(slot))
                _deadlines.Renew(_context, now);
        }
    }

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual(ClockRecord.Key))
        {
            RestoreClock(value);
            return;
        }

        if (_erased.TryRestore(key, value))
            return;

        // Ids have no control characters: this is a kind of state a later build has added, and what it says must not be dropped unseen.
        if (key is [0, ..] && !value.IsEmpty)
            throw new InvalidDataException($"The changelog has a record of kind '{Encoding.UTF8.GetString(key[1..])}', which this build does not know. It was written by a newer build.");
        var slot = _store.Find(key);
        if (slot >= 0)
            _ruleStates.Clear(ref _store.State(slot).Rules);
        if (!value.IsEmpty)
        {
            var state = _codec.Read(value);
            slot = _store.GetOrAdd(key, out _);
            _store.State(slot) = state;
            _deadlines.PutBack(ref _store.State(slot), slot);
        }
        else if (slot >= 0)
        {
            _store.Remove(slot);
        }

        _store.Commit();
        _ruleStates.Commit();
    }

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog, Action<ReadOnlyMemory<byte>, InteractionSnapshot?> live)
    {
        for (var i = 0; i < _store.DirtyCount; i++)
        {
            var slot = _store.DirtySlot(i, out var existed);
            var key = _store.Key(slot);
            if (!_store.IsPresent(slot))
            {
                if (!existed)
                    continue;

                // When time leaps, closing and forgetting may fall in one transaction: then this is the live topic's only tombstone.
                changelog.Delete(key.Span);
                live(key, null);
                continue;
            }

            ref var state = ref _store.State(slot);
            changelog.Put(key.Span, _codec.Write(ref state));
            if (state.IsClosed)
            {
                live(key, null);
                continue;
            }

            var fold = _reader.Live(ref state, out _);
            _reader.Fill(ref state, fold, key, _snapshot);
            _detector.ListOpen(state, _snapshot.OpenAlerts);
            live(key, _snapshot);
        }

        _erased.Checkpoint(changelog);
        if (_clock.IsDirty)
            WriteClock(changelog);
        AlertPending = false;
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _store.Commit();
        _ruleStates.Commit();
        _erased.Commit();
        _clock.Commit();
        _detector.EndTransaction();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        var undone = _store.Rollback();
        _ruleStates.Rollback();
        _erased.Rollback();
        _clock.Rollback();
        _detector.EndTransaction();
        // A reminder too many does no harm.
        foreach (var slot in undone)
            _deadlines.PutBack(ref _store.State(slot), slot);
        AlertPending = false;
    }

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _subscriptions.Dispose();

    private void WriteClock(IChangelog changelog)
    {
        Span<long> times = stackalloc long[1 + TaskClock.Sources];
        times[0] = _clock.TaskTime;
        for (var source = 0; source < TaskClock.Sources; source++)
            times[1 + source] = _clock.StreamTime((InputSource)source);
        _clockRecord.Put(changelog, times);
    }

    private void RestoreClock(ReadOnlySpan<byte> value)
    {
        Span<long> times = stackalloc long[1 + TaskClock.Sources];
        ClockRecord.Read(value, times);
        _clock.Restore(times[0], times[1..]);
    }

    private sealed class AlertWatch(IGraphOutput output, InteractionTask task) : IGraphOutput
    {
        public void Publish(in Reading reading) => output.Publish(reading);

        public void Publish(Alert alert)
        {
            task.AlertPending = true;
            output.Publish(alert);
        }

        public void Publish(Outcome outcome) => output.Publish(outcome);

        public void ContactStarted(InputRecord record, IReadOnlyList<string> moments) => output.ContactStarted(record, moments);

        public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments) => output.Transferred(record, profile, moments);

        public bool TryActOnCustomer(InputRecord record, string customerId) => output.TryActOnCustomer(record, customerId);

        public bool TryActOnQueue(InputRecord record) => output.TryActOnQueue(record);

        public bool TakesSurvey(InputRecord record) => output.TakesSurvey(record);

        public void Publish(in QueueTurn turn) => output.Publish(turn);

        public void Late(InputRecord record) => output.Late(record);

        public void Reject(InputRecord record, string cause) => output.Reject(record, cause);

        public void Suppressed(string rule, string reason) => output.Suppressed(rule, reason);
    }
}
