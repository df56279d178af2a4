using Prometheus;

namespace EmotionStream.App.Metrics;

/// <summary>
/// Every metric of the pipeline, in one registry. Labels are bounded: never an interaction, a customer or an agent. docs/metrics.md explains each.
/// </summary>
internal sealed class PipelineMetrics
{
    /// <summary>Upper bounds of a valence in [−1, 1], in steps of 0.2.</summary>
    private static readonly double[] ValenceBuckets = [-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1];
    private static readonly double[] LatencyBuckets = [.005, .01, .02, .03, .05, .075, .1, .15, .25, .5, 1, 2.5, 5, 10, 60];
    private static readonly double[] AcknowledgementBuckets = [1, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600];
    private static readonly double[] ComfortBuckets = [5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600];
    private static readonly double[] RestoreBuckets = [.1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300];

    /// <summary>Makes all metrics.</summary>
    /// <param name="registry">Where they are registered: one of its own in a test.</param>
    /// <param name="maxLabelValues">How many values of a label from data are counted by name.</param>
    public PipelineMetrics(CollectorRegistry registry, int maxLabelValues)
    {
        Registry = registry;
        Limiter = new DimensionLimiter(maxLabelValues);
        var make = Prometheus.Metrics.WithCustomRegistry(registry);
        string[] dimensions = ["queue", "channel", "language"];

        BuildInfo = make.CreateGauge(
            "emotionstream_build_info", "Always 1; versions are in the labels.", "version", "librdkafka", "text_model", "voice_model");
        EventsIn = make.CreateCounter("emotionstream_events_in_total", "Records read from an input topic, undecodable ones included.", "topic");
        EventsOut = make.CreateCounter("emotionstream_events_out_total", "Records written to an output topic and committed.", "topic");
        DeadLetters = make.CreateCounter("emotionstream_dead_letters_total", "Records sent to the dead letters.", "topic", "cause");
        LateEvents = make.CreateCounter("emotionstream_late_events_total", "Well-formed records that came too late to change their interaction.", "topic");
        DuplicateEvents = make.CreateCounter(
            "emotionstream_duplicate_events_total", "Records of something that had been counted before, left out.", "topic");
        Readings = make.CreateCounter("emotionstream_readings_total", "Scored records of customers, abstentions included.", "topic", "model");
        Abstentions = make.CreateCounter("emotionstream_abstentions_total", "Records a model gave no score for.", "model", "reason");
        LiveInteractions = make.CreateGauge("emotionstream_live_interactions", "Interactions whose state a worker holds.", "worker");
        Queues = make.CreateGauge("emotionstream_queues", "Queues that a worker follows.", "worker");
        Customers = make.CreateGauge("emotionstream_customers", "Customers whose history a worker holds.", "worker");
        OpenSurveys = make.CreateGauge("emotionstream_open_surveys", "Interactions whose surveys a worker waits for.", "worker");
        Surveys = make.CreateCounter("emotionstream_surveys_total", "What became of surveys and of waiting for them.", "status");

        Outcomes = make.CreateCounter(
            "emotionstream_outcomes_total",
            "Closed interactions. recovery: none = no negative peak past the threshold, else recovered or unrecovered.",
            [.. dimensions, "reason", "recovery"]);
        Peak = Valence("peak", "Peak valence: whichever peak is farther from neutral");
        End = Valence("end", "Recency-weighted end valence");
        Mean = Valence("mean", "Confidence-weighted mean valence");
        Remembered = Valence("remembered", "Score of the memory model in force");
        ValencePoints = make.CreateCounter(
            "emotionstream_outcome_valence_points_total",
            "Valence plus 1, summed over interactions when they close: only grows, so its rate over that of the count, minus 1, is a mean.",
            [.. dimensions, "measure"]);

        QueueEnds = make.CreateCounter(
            "emotionstream_queue_ends_total", "Closed interactions with a scored turn. objective: whether the end reached the queue's.", "queue", "objective");
        QueueDistressed = make.CreateCounter("emotionstream_queue_distressed_total", "Of these, the ones with a negative peak.", "queue");
        TimeToComfort = make.CreateHistogram(
            "emotionstream_queue_time_to_comfort_seconds",
            "From the first negative peak of an interaction until the customer was above neutral for good, of those in which that came.",
            new HistogramConfiguration { Buckets = ComfortBuckets, LabelNames = ["queue"] });

        Alerts = make.CreateCounter("emotionstream_alerts_total", "Steps in the life of alerts, committed.", "rule", "severity", "state", "queue");
        SuppressedAlerts = make.CreateCounter("emotionstream_suppressed_alerts_total", "Alerts not opened though their condition was met.", "rule", "reason");
        EventToAlert = make.CreateHistogram(
            "emotionstream_event_to_alert_seconds",
            "From the event time of the record that opened an alert to the commit that published it.",
            new HistogramConfiguration { Buckets = LatencyBuckets, LabelNames = ["rule"] });
        AlertAcknowledgement = make.CreateHistogram(
            "emotionstream_alert_acknowledgement_seconds",
            "From the event that opened an alert to somebody taking it, event time.",
            new HistogramConfiguration { Buckets = AcknowledgementBuckets, LabelNames = ["rule"] });

        CommitSeconds = make.CreateHistogram(
            "emotionstream_commit_seconds",
            "One commit: flush of the outputs to the broker's answer.",
            new HistogramConfiguration { Buckets = LatencyBuckets });
        RestoreSeconds = make.CreateHistogram(
            "emotionstream_restore_seconds",
            "Restoring one partition from the changelog.",
            new HistogramConfiguration { Buckets = RestoreBuckets });
        RestoreRemaining = make.CreateGauge("emotionstream_restore_remaining_records", "Changelog records still to be restored.", "partition");
        TransactionAborts = make.CreateCounter("emotionstream_transaction_aborts_total", "Aborted transactions.", "reason");
        Rebuilds = make.CreateCounter("emotionstream_rebuilds_total", "Times a worker gave up its producer and rebuilt its state.", "reason");
        LostCommits = make.CreateCounter("emotionstream_lost_commits_total", "Commits that the cluster had acknowledged and lost; the inputs were processed again.");
        Rebalances = make.CreateCounter("emotionstream_rebalances_total", "Times a worker's partitions changed.", "worker");
        AssignedPartitions = make.CreateGauge("emotionstream_assigned_partitions", "Partition numbers a worker holds.", "worker");
        ConsumerLag = make.CreateGauge("emotionstream_consumer_lag_records", "Records in a partition after the last processed one.", "topic", "partition");
        WorkerState = make.CreateGauge("emotionstream_worker_state", "1 for the state a worker is in.", "worker", "state");

        Histogram Valence(string name, string help) => make.CreateHistogram(
            $"emotionstream_outcome_{name}_valence",
            $"{help}, of interactions when they close.",
            new HistogramConfiguration { Buckets = ValenceBuckets, LabelNames = dimensions });
    }

    /// <summary>Where the metrics are registered.</summary>
    public CollectorRegistry Registry { get; }

    /// <summary>Bounds the labels that come from data.</summary>
    public DimensionLimiter Limiter { get; }

    /// <summary>Bounds causes and reasons: they are bounded where they are made, and this makes sure.</summary>
    public BoundedLabel Causes { get; } = new(100);

    public Gauge BuildInfo { get; }

    public Counter EventsIn { get; }

    public Counter EventsOut { get; }

    public Counter DeadLetters { get; }

    public Counter LateEvents { get; }

    public Counter DuplicateEvents { get; }

    public Counter Readings { get; }

    public Counter Abstentions { get; }

    public Gauge LiveInteractions { get; }

    public Gauge Customers { get; }

    public Gauge OpenSurveys { get; }

    public Counter Surveys { get; }

    /// <summary>Queues.</summary>
    public Gauge Queues { get; }

    public Counter Outcomes { get; }

    public Histogram Peak { get; }

    public Histogram End { get; }

    public Histogram Mean { get; }

    public Histogram Remembered { get; }

    /// <summary>
    /// What means are computed from. The sum of a histogram of valences also falls, and Prometheus takes a fall for a restart of the process: a rate of it is wrong.
    /// </summary>
    public Counter ValencePoints { get; }

    public Counter QueueEnds { get; }

    public Counter QueueDistressed { get; }

    public Histogram TimeToComfort { get; }

    public Counter Alerts { get; }

    public Counter SuppressedAlerts { get; }

    public Histogram EventToAlert { get; }

    public Histogram AlertAcknowledgement { get; }

    public Histogram CommitSeconds { get; }

    public Histogram RestoreSeconds { get; }

    public Gauge RestoreRemaining { get; }

    public Counter TransactionAborts { get; }

    public Counter Rebuilds { get; }

    public Counter LostCommits { get; }

    public Counter Rebalances { get; }

    public Gauge AssignedPartitions { get; }

    public Gauge ConsumerLag { get; }

    public Gauge WorkerState { get; }
}
