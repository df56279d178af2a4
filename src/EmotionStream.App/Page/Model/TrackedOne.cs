using EmotionStream.Core.Alerts;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>What is held of one interaction. Guarded by the lock of <see cref="PageModel"/>.</summary>
/// <param name="id">The interaction.</param>
internal sealed class TrackedOne(string id)
{
    private const int MostReadings = 100;
    private const int MostEvents = 40;
    private const int MostAlerts = 20;
    private readonly List<ReadingDot> _readings = [];
    private readonly List<(long Time, float Valence)> _statesCurve = [];
    private readonly List<LifeEvent> _events = [];
    private readonly List<AlertEntry> _alerts = [];
    private int _turns;

    /// <summary>The interaction.</summary>
    public string Id { get; } = id;

    /// <summary>The last live state.</summary>
    public InteractionMessage? State { get; private set; }

    /// <summary>The outcome, once closed.</summary>
    public OutcomeMessage? Outcome { get; private set; }

    /// <summary>Whether its state was taken from the topic: it closed.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Whether it is shown among the live ones.</summary>
    public bool IsLive => State is not null && Outcome is null && !IsGone;

    /// <summary>The row last made of it; null when it changed since.</summary>
    public LiveRow? Row { get; set; }

    /// <summary>The row of the history.</summary>
    public ClosedRow? Closed { get; set; }

    /// <summary>Its place in the order of news.</summary>
    public LinkedListNode<TrackedOne>? News { get; set; }

    /// <summary>Whether it stands in the list of what changed.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Its alerts, newest last.</summary>
    public IReadOnlyList<AlertEntry> Alerts => _alerts;

    /// <summary>The readings in order of time.</summary>
    public IReadOnlyList<ReadingDot> Readings => _readings;

    /// <summary>The curve as the states tell it, where readings aren't published.</summary>
    public IReadOnlyList<(long Time, float Valence)> StatesCurve => _statesCurve;

    /// <summary>What happened to it, in order of time.</summary>
    public IReadOnlyList<LifeEvent> Events => _events;

    /// <summary>Takes a live state.</summary>
    /// <param name="state">The state.</param>
    public void Apply(InteractionMessage state)
    {
        // At start the topics are read side by side: a state older than the outcome is history, a newer one is the same id used again.
        if (Outcome is { } outcome)
        {
            if (state.StartedAt <= outcome.LastEventAt)
                return;
            Outcome = null;
            Closed = null;
            _readings.Clear();
            _statesCurve.Clear();
            _events.Clear();
            _turns = 0;
        }

        IsGone = false;

        // Where readings aren't published (scores supplied by the site), the states themselves draw the curve.
        if (_readings.Count == 0 && state.Turns > _turns)
        {
            if (_statesCurve.Count == MostReadings)
                _statesCurve.RemoveAt(0);
            _statesCurve.Add((state.LastEventAt.ToUnixTimeMilliseconds(), (float)state.LastValence));
        }

        _turns = state.Turns;
        State = state;
    }

    /// <summary>Takes a reading; one that tells no valence leaves no dot.</summary>
    /// <param name="reading">The reading.</param>
    /// <returns>Whether anything shown changed.</returns>
    public bool Apply(ReadingMessage reading)
    {
        var isVoice = reading.Source == InputSource.AudioFeatures;
        var abstention = reading.Abstention ?? AbstentionReason.None;
        if (isVoice && reading.Confidence is null or <= 0)
            return false;
        var emotion = reading.Emotion;
        var dot = new ReadingDot(
            reading.Time.ToUnixTimeMilliseconds(), reading.Offset, isVoice, (float)(reading.Valence ?? 0), (float)(reading.Arousal ?? 0),
            (float)(reading.Confidence ?? 0), (float)(reading.ArousalConfidence ?? reading.Confidence ?? 0),
            emotion, emotion is { } label ? Probability(reading, label) : 0, abstention);
        var place = _readings.Count;
        while (place > 0 && _readings[place - 1].Time > dot.Time)
            place--;
        if (place > 0 && _readings[place - 1] is var before && before.Time == dot.Time && before.Offset == dot.Offset && before.IsVoice == dot.IsVoice)
            return false;
        _readings.Insert(place, dot);
        if (_readings.Count > MostReadings)
            _readings.RemoveAt(0);
        return true;
    }

    /// <summary>Takes an event of its life.</summary>
    /// <param name="happened">The event.</param>
    public void Apply(LifeEvent happened)
    {
        var place = _events.Count;
        while (place > 0 && _events[place - 1].Time > happened.Time)
            place--;
        _events.Insert(place, happened);
        if (_events.Count > MostEvents)
            _events.RemoveAt(0);
    }

    /// <summary>Takes its outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Apply(OutcomeMessage outcome) => Outcome = outcome;

    /// <summary>Its state was taken from the topic.</summary>
    public void Remove() => IsGone = true;

    /// <summary>Puts an alert as it is now in place of what it was.</summary>
    /// <param name="alert">The alert.</param>
    /// <returns>The alert that had to make room, if any.</returns>
    public AlertEntry? Put(AlertEntry alert)
    {
        var place = _alerts.FindIndex(known => known.Id == alert.Id);
        if (place >= 0)
        {
            _alerts[place] = alert;
            return null;
        }

        _alerts.Add(alert);
        if (_alerts.Count <= MostAlerts)
            return null;
        var oldest = Math.Max(0, _alerts.FindIndex(known => !known.IsOpen));
        var dropped = _alerts[oldest];
        _alerts.RemoveAt(oldest);
        return dropped;
    }

    /// <summary>The row as it is now.</summary>
    public LiveRow MakeRow()
    {
        AlertEntry[] open = [.. _alerts.Where(alert => alert.IsOpen).OrderByDescending(alert => alert.IsWaiting).ThenByDescending(alert => alert.Last.Severity).ThenBy(alert => alert.OpenedAt)];
        return new LiveRow(State!, RiskParts.Of(State!, open), DrawSpark(State!), open);
    }

    /// <summary>The small curve.</summary>
    /// <param name="measures">Peak and end.</param>
    public SparkPath DrawSpark(InteractionMeasuresMessage measures)
    {
        if (_readings.Count == 0)
            return SparkPath.Draw(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_statesCurve), measures);
        Span<(long, float)> dots = stackalloc (long, float)[_readings.Count];
        var count = 0;
        foreach (var reading in _readings)
            if (reading.Confidence > 0)
                dots[count++] = (reading.Time, reading.Valence);
        return SparkPath.Draw(dots[..count], measures);
    }

    private static float Probability(ReadingMessage reading, EmotionLabel label) =>
        reading.Emotions is { } all && all.TryGetValue(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(label.ToString()), out var probability) ? (float)probability : 0;
}
