using EmotionStream.App.Configuration;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Core.Surveys;

namespace EmotionStream.App.Metrics;

/// <summary>
/// What a worker did within the transaction under way. It reaches the metrics when the transaction commits and is dropped when it aborts, so that
/// what is done again isn't counted twice. Plain numbers: this is on the hot path.
/// </summary>
internal sealed class TransactionCounts(PipelineMetrics metrics, double recoveryThreshold)
{
    private static readonly string[] Reasons = Array.ConvertAll(Enum.GetNames<AbstentionReason>(), ValueConverter.KebabCase);
    private readonly int[] _late = new int[Enum.GetValues<InputSource>().Length];
    private readonly int[] _duplicates = new int[Enum.GetValues<InputSource>().Length];
    private readonly int[] _surveys = new int[Enum.GetValues<SurveyStatus>().Length];
    private readonly List<ModelCounts> _models = [];
    private readonly List<(InputSource Source, string Cause)> _deadLetters = [];
    private readonly List<(string Rule, string Reason)> _suppressed = [];
    private readonly List<PendingOutcome> _outcomes = [];
    private readonly List<(string Queue, QueueEnd End)> _ends = [];

    /// <summary>Counts a late record.</summary>
    /// <param name="source">Its topic.</param>
    public void Late(InputSource source) => _late[(int)source]++;

    /// <summary>Counts a record of something that had been counted.</summary>
    /// <param name="source">Its topic.</param>
    public void Duplicated(InputSource source) => _duplicates[(int)source]++;

    /// <summary>Counts what became of a survey.</summary>
    /// <param name="status">What.</param>
    public void Decided(SurveyStatus status) => _surveys[(int)status]++;

    /// <summary>Counts a dead letter.</summary>
    /// <param name="source">Its topic.</param>
    /// <param name="cause">Why.</param>
    public void DeadLettered(InputSource source, string cause) => _deadLetters.Add((source, cause));

    /// <summary>Counts an alert that was not opened.</summary>
    /// <param name="rule">Its rule.</param>
    /// <param name="reason">Why.</param>
    public void Suppressed(string rule, string reason) => _suppressed.Add((rule, reason));

    /// <summary>Counts an outcome.</summary>
    /// <param name="outcome">Copied.</param>
    public void Closed(Outcome outcome) => _outcomes.Add(PendingOutcome.Of(outcome, metrics.Limiter, recoveryThreshold));

    /// <summary>Counts how an interaction of a queue ended.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="ended">How.</param>
    public void Ended(string queue, in QueueEnd ended) => _ends.Add((metrics.Limiter.Queues.Of(queue), ended));

    /// <summary>Counts a reading.</summary>
    /// <param name="reading">Valid during the call only.</param>
    /// <param name="model">The model that made it.</param>
    public void Read(in Reading reading, string model)
    {
        var record = reading.Record;
        var counts = CountsOf(model, record.Source);
        counts.Readings++;
        counts.Abstentions[(int)record.Score.Abstention]++;
    }

    /// <summary>The transaction committed.</summary>
    public void Commit()
    {
        for (var source = 0; source < _late.Length; source++)
        {
            if (_late[source] > 0)
                metrics.LateEvents.WithLabels(TopicLabels.Of((InputSource)source)).Inc(_late[source]);
            if (_duplicates[source] > 0)
                metrics.DuplicateEvents.WithLabels(TopicLabels.Of((InputSource)source)).Inc(_duplicates[source]);
        }

        for (var status = 0; status < _surveys.Length; status++)
            if (_surveys[status] > 0)
                metrics.Surveys.WithLabels(ValueConverter.KebabCase(((SurveyStatus)status).ToString())).Inc(_surveys[status]);
        foreach (var model in _models)
            model.Publish();
        foreach (var (source, cause) in _deadLetters)
            metrics.DeadLetters.WithLabels(TopicLabels.Of(source), metrics.Causes.Of(cause)).Inc();
        foreach (var (rule, reason) in _suppressed)
            metrics.SuppressedAlerts.WithLabels(rule, metrics.Causes.Of(reason)).Inc();
        foreach (var outcome in _outcomes)
            Publish(outcome);
        foreach (var (queue, end) in _ends)
            Publish(queue, end);
        Drop();
    }

    /// <summary>The transaction aborted: what it did will be done again.</summary>
    public void Drop()
    {
        Array.Clear(_late);
        Array.Clear(_duplicates);
        Array.Clear(_surveys);
        foreach (var model in _models)
            model.Drop();
        _deadLetters.Clear();
        _suppressed.Clear();
        _outcomes.Clear();
        _ends.Clear();
    }

    private void Publish(in PendingOutcome outcome)
    {
        var (queue, channel, language) = outcome.Dimensions;
        metrics.Outcomes.WithLabels(queue, channel, language, ValueConverter.KebabCase(outcome.Reason.ToString()), outcome.Recovery).Inc();
        if (outcome.Turns == 0)
            return;
        Observe(metrics.Peak, "peak", outcome.Peak);
        Observe(metrics.End, "end", outcome.End);
        Observe(metrics.Mean, "mean", outcome.Mean);
        Observe(metrics.Remembered, "remembered", outcome.Remembered);

        void Observe(Prometheus.Histogram histogram, string measure, double valence)
        {
            histogram.WithLabels(queue, channel, language).Observe(valence);

            // Rounding may leave a valence a hair below -1, and a counter takes nothing negative.
            metrics.ValencePoints.WithLabels(queue, channel, language, measure).Inc(Math.Max(0, valence + 1));
        }
    }

    private void Publish(string queue, in QueueEnd ended)
    {
        metrics.QueueEnds.WithLabels(queue, ended.ObjectiveMet ? "met" : "missed").Inc();
        if (ended.Distressed)
            metrics.QueueDistressed.WithLabels(queue).Inc();
        if (ended.TimeToComfortMs is { } comfort)
            metrics.TimeToComfort.WithLabels(queue).Observe(comfort / 1000.0);
    }

    private ModelCounts CountsOf(string model, InputSource source)
    {
        // A worker knows three models at most, so a list is the fastest map.
        foreach (var known in _models)
        {
            if (known.Source == source && (ReferenceEquals(known.Model, model) || known.Model == model))
                return known;
        }

        var counts = new ModelCounts(metrics, model, source);
        _models.Add(counts);
        return counts;
    }

    private sealed class ModelCounts(PipelineMetrics metrics, string model, InputSource source)
    {
        private readonly Prometheus.Counter.Child _readings = metrics.Readings.WithLabels(TopicLabels.Of(source), model);

        public string Model { get; } = model;

        public InputSource Source { get; } = source;

        public int Readings { get; set; }

        public int[] Abstentions { get; } = new int[Reasons.Length];

        public void Publish()
        {
            if (Readings == 0)
                return;
            _readings.Inc(Readings);
            for (var reason = (int)AbstentionReason.None + 1; reason < Abstentions.Length; reason++)
            {
                if (Abstentions[reason] > 0)
                    metrics.Abstentions.WithLabels(Model, Reasons[reason]).Inc(Abstentions[reason]);
            }
        }

        public void Drop()
        {
            Readings = 0;
            Array.Clear(Abstentions);
        }
    }
}
