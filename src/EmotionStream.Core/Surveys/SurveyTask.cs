using System.Reactive.Disposables;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Surveys;

/// <summary>
/// The graph of one partition of <c>emotion.survey-events</c>: outcomes and surveys of an interaction, joined within a window. A sentence of operators over one explicit keyed store, as
/// <see cref="InteractionTask"/> is for interactions.
/// </summary>
public sealed class SurveyTask : IKeyedTask<SurveyEvent>
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly KeyedStore<SurveyState> _store = new();
    private readonly StreamClock _clock = new(Idle);
    private readonly SurveyContext _context;
    private readonly SurveyDeadlines _deadlines = new();
    private readonly SurveyStateCodec _codec = new();
    private readonly ClockRecord _clockRecord = new();
    private readonly RecordSource<SurveyEvent> _events = new();
    private readonly RecordSource<SurveyContext> _due = new();
    private readonly CompositeDisposable _subscriptions;

    /// <summary>Builds the graph.</summary>
    /// <param name="options">How surveys are joined; checked by the caller.</param>
    /// <param name="output">Where the graph publishes.</param>
    public SurveyTask(SurveyOptions options, ISurveyOutput output)
    {
        ArgumentNullException.ThrowIfNull(options);
        _context = new SurveyContext(_store);
        var live = _events.ForSurvey(_store, _clock, _context).JoinSurvey(options, output).ScheduleSurvey(_deadlines).Subscribe();
        var timed = _due.ExpireSurvey(options, output).Subscribe();
        _subscriptions = new CompositeDisposable(live, timed);
    }

    /// <inheritdoc/>
    public int LiveKeys => _store.Count;

    /// <summary>Nothing here is urgent.</summary>
    public bool AlertPending => false;

    /// <inheritdoc/>
    public void Process(SurveyEvent record) => _events.Push(record);

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
            return;
        }

        if (_store.Restore(key, value, SurveyStateCodec.Read) is var slot and >= 0)
            _deadlines.PutBack(ref _store.State(slot), slot);
    }

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog)
    {
        ArgumentNullException.ThrowIfNull(changelog);
        _store.Put(changelog, (ref SurveyState state) => _codec.Write(state));
        if (_clock.IsDirty)
            _clockRecord.Put(changelog, [_clock.Now]);
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _store.Commit();
        _clock.Commit();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _clock.Rollback();

        // A reminder too many does no harm.
        foreach (var slot in _store.Rollback())
            _deadlines.PutBack(ref _store.State(slot), slot);
    }

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _subscriptions.Dispose();
}
