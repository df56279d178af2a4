using EmotionStream.App.Page.Model;
using Prometheus;

namespace EmotionStream.App.Page;

/// <summary>The metrics of the live page. No label holds an interaction, a customer, an agent or a viewer. docs/page.md explains each.</summary>
internal sealed class PageMetrics
{
    private static readonly double[] Buckets = [.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30];
    private readonly Gauge _connected;
    private readonly Gauge _interactions;
    private readonly Gauge _alerts;

    /// <summary>Makes all metrics.</summary>
    /// <param name="registry">Where they are registered.</param>
    public PageMetrics(CollectorRegistry registry)
    {
        var make = Prometheus.Metrics.WithCustomRegistry(registry);
        _connected = make.CreateGauge("emotionstream_page_connected", "1 while Kafka answers and all it holds has been read, else 0.");
        _interactions = make.CreateGauge("emotionstream_page_live_interactions", "Live interactions on the page.");
        _alerts = make.CreateGauge("emotionstream_page_open_alerts", "Open alerts on the page.");
        Viewers = make.CreateGauge("emotionstream_page_viewers", "Browsers that are connected.");
        AlertDelay = make.CreateHistogram(
            "emotionstream_page_alert_delay_seconds", "From an alert's record on Kafka to the snapshot that shows it.", new HistogramConfiguration { Buckets = Buckets });
        Drawing = make.CreateHistogram(
            "emotionstream_page_drawing_seconds", "From a snapshot to a browser's answer that it has drawn it.", new HistogramConfiguration { Buckets = Buckets });
    }

    /// <summary>Connected browsers.</summary>
    public Gauge Viewers { get; }

    /// <summary>Record to snapshot.</summary>
    public Histogram AlertDelay { get; }

    /// <summary>Snapshot to what is on a screen.</summary>
    public Histogram Drawing { get; }

    /// <summary>Takes what a snapshot says.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public void Take(PageSnapshot snapshot)
    {
        _connected.Set(snapshot.Connection == Connection.Live ? 1 : 0);
        _interactions.Set(snapshot.Live.Count);
        _alerts.Set(snapshot.Alerts.Count);
    }
}
