using Prometheus;

namespace EmotionStream.App.Notifications;

/// <summary>The metrics of <c>notify</c>. No label holds an interaction, a customer, an agent or an address. docs/notify.md explains each.</summary>
internal sealed class NotifyMetrics
{
    private static readonly double[] DelayBuckets = [.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300, 900];

    /// <summary>Makes all metrics.</summary>
    /// <param name="registry">Where they are registered.</param>
    public NotifyMetrics(CollectorRegistry registry)
    {
        var make = Prometheus.Metrics.WithCustomRegistry(registry);
        Alerts = make.CreateCounter("emotionstream_notify_alerts_total", "Steps of alerts read.", "severity", "routed");
        Attempts = make.CreateCounter("emotionstream_notify_attempts_total", "Posts, by what came of them.", "webhook", "result");
        Deliveries = make.CreateCounter("emotionstream_notify_deliveries_total", "Deliveries that are settled: delivered, rejected, failed (the last two are dead letters).", "webhook", "result");
        Delay = make.CreateHistogram(
            "emotionstream_notify_delay_seconds", "From an alert's record on Kafka to the webhook's answer that it took it.", new HistogramConfiguration { Buckets = DelayBuckets, LabelNames = ["webhook"] });
        Pending = make.CreateGauge("emotionstream_notify_pending", "Alerts read and not yet settled.");
    }

    /// <summary>Steps of alerts read.</summary>
    public Counter Alerts { get; }

    /// <summary>Posts.</summary>
    public Counter Attempts { get; }

    /// <summary>Settled deliveries.</summary>
    public Counter Deliveries { get; }

    /// <summary>Record to answer.</summary>
    public Histogram Delay { get; }

    /// <summary>Alerts not yet settled.</summary>
    public Gauge Pending { get; }
}
