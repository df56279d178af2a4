using EmotionStream.Core.Alerts;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.State;

/// <summary>What is held of one interaction. Guarded by the lock of <see cref="LiveStore"/>.</summary>
internal sealed class TrackedInteraction(string id)
{
    private const int KeptReadings = 240;
    private readonly Queue<ChannelReading> _readings = [];
    private bool _hasReadings;
    private int _turns;

    /// <summary>The interaction id.</summary>
    public string Id { get; } = id;

    /// <summary>The last live state.</summary>
    public InteractionMessage? State { get; private set; }

    /// <summary>The outcome, once closed.</summary>
    public OutcomeMessage? Outcome { get; set; }

    /// <summary>The emotion curve.</summary>
    public Curve Curve { get; } = new();

    /// <summary>The last readings, each of one record, in the order in which they came.</summary>
    public IReadOnlyCollection<ChannelReading> Readings => _readings;

    /// <summary>Open alerts by id.</summary>
    public Dictionary<string, AlertMessage> OpenAlerts { get; } = new(StringComparer.Ordinal);

    /// <summary>The place in the list of interactions by last news.</summary>
    public LinkedListNode<TrackedInteraction>? News { get; set; }

    /// <summary>Takes a live state.</summary>
    /// <param name="state">The state.</param>
    public void Apply(InteractionMessage state)
    {
        // Where readings aren't published (scores supplied by the site), the states themselves draw the curve.
        if (!_hasReadings && state.Turns > _turns)
            Curve.Add(new(state.LastEventAt, state.LastValence));
        _turns = state.Turns;
        State = state;
    }

    /// <summary>Takes a reading.</summary>
    /// <param name="reading">The reading.</param>
    public void Apply(ReadingMessage reading)
    {
        if (reading is not { Valence: { } valence, Arousal: { } arousal, Confidence: { } confidence })
            return;
        if (_readings.Count == KeptReadings)
            _readings.Dequeue();
        _readings.Enqueue(new(
            reading.Time.ToUnixTimeMilliseconds(), reading.Offset, reading.Source == InputSource.AudioFeatures, valence, arousal, confidence,
            reading.ArousalConfidence ?? confidence));
        if (confidence <= 0)
            return;
        _hasReadings = true;
        Curve.Add(new(reading.Time, valence));
    }

    /// <summary>The interaction as shown; null before its first state.</summary>
    public InteractionView? View()
    {
        InteractionMeasuresMessage? measures = Outcome is null ? State : Outcome;
        if (measures is null)
            return null;
        var alerts = OpenAlerts.Values.OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Time).ToArray();
        AlertSeverity? strongest = alerts.Length == 0 ? null : alerts[0].Severity;
        return new(
            measures,
            Risk.Of(strongest, measures.Remembered, measures.End),
            Outcome is null && State!.OnHold,
            Outcome?.Reason.ToString(),
            Curve.ToArray(),
            alerts);
    }
}
