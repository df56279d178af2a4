using System.Reactive.Disposables;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Surveys;

/// <summary>
/// The graph of one partition of <c>emotion.survey-events</c>: outcomes and surveys of an interaction, joined within a window. A sentence of operators over one explicit keyed store, as
/// <see cref="InteractionTask"/> is for interactions.
/// </summary>
public sealed class SurveyTask : IKeyedTask<SurveyEvent>
{
    private readonly TimedStore<SurveyState> _store = new((in SurveyState state) => state.Due);
    private readonly SurveyContext _context;
    private readonly SurveyStateCodec _codec = new();
    private readonly RecordSource<SurveyEvent> _events = new();
    private readonly RecordSource<SurveyContext> _due = new();
    private readonly CompositeDisposable _subscriptions;

    /// <summary>Builds the graph.</summary>
    /// <param name="options">How surveys are joined; checked by the caller.</param>
    /// <param name="output">Where the graph publishes.</param>
    public SurveyTask(SurveyOptions options, ISurveyOutput output)
    {
        ArgumentNullException.ThrowIfNull(options);
        _context = new SurveyContext(_store.States);
        var live = _events.ForSurvey(_store, _context).JoinSurvey(options, output).KeepReminder(_store.Reminders).Subscribe();
        var timed = _due.ExpireSurvey(options, output).KeepReminder(_store.Reminders).Subscribe();
        _subscriptions = new CompositeDisposable(live, timed);
    }

    /// <inheritdoc/>
    public int LiveKeys => _store.States.Count;

    /// <summary>Nothing here is urgent.</summary>
    public bool AlertPending => false;

    /// <inheritdoc/>
    public void Process(SurveyEvent record) => _events.Push(record);

    /// <inheritdoc/>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd)
    {
        _store.Clock.Advance(wallTime, atEnd[0]);
        while (_store.TryTake(_context))
            _due.Push(_context);
    }

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _store.Restore(key, value, SurveyStateCodec.Read);

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog)
    {
        ArgumentNullException.ThrowIfNull(changelog);
        _store.States.Put(changelog, (ref SurveyState state) => _codec.Write(state));
        _store.PutClock(changelog);
    }

    /// <inheritdoc/>
    public void Commit() => _store.Commit();

    /// <inheritdoc/>
    public void Rollback() => _store.Rollback();

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _subscriptions.Dispose();
}
