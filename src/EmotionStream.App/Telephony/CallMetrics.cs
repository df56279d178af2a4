using Prometheus;

namespace EmotionStream.App.Telephony;

/// <summary>The metrics of the listener. No label holds an interaction, a customer or an agent. docs/calls.md explains each.</summary>
internal sealed class CallMetrics
{
    private static readonly double[] LatencyBuckets = [.001, .002, .005, .01, .02, .05, .1, .25, .5, 1, 2.5, 5, 10, 60];

    /// <summary>Makes all metrics.</summary>
    /// <param name="registry">Where they are registered.</param>
    public CallMetrics(CollectorRegistry registry)
    {
        var make = Prometheus.Metrics.WithCustomRegistry(registry);
        Open = make.CreateGauge("emotionstream_call_streams", "Streams that are open.", "protocol");
        Accepted = make.CreateCounter("emotionstream_call_accepted_total", "Connections let in.", "protocol");
        Refused = make.CreateCounter("emotionstream_call_refused_total", "Connections refused at the door.", "protocol", "reason");
        Faults = make.CreateCounter("emotionstream_call_faults_total", "Streams ended for what came in.", "protocol", "kind");
        Messages = make.CreateCounter("emotionstream_call_messages_total", "Messages received; type is of the protocol, or other.", "protocol", "type");
        HeardSeconds = make.CreateCounter("emotionstream_call_heard_seconds_total", "Sound of customers received.", "protocol");
        MissedSeconds = make.CreateCounter("emotionstream_call_missed_seconds_total", "Sound of customers that never came.", "protocol", "cause");
        Reordered = make.CreateCounter("emotionstream_call_reordered_total", "Messages put back in order, come too late or twice.", "protocol", "outcome");
        Records = make.CreateCounter("emotionstream_call_records_total", "Records that Kafka has acknowledged.", "topic");
        Undelivered = make.CreateCounter("emotionstream_call_undelivered_total", "Records that Kafka did not take.", "topic");
        HeldBack = make.CreateCounter("emotionstream_call_held_back_total", "Times a stream waited for room on the way to Kafka.");
        Latency = make.CreateHistogram(
            "emotionstream_call_record_seconds", "From the message that completed a record to Kafka's acknowledgement of it.", new HistogramConfiguration { Buckets = LatencyBuckets });
    }

    /// <summary>Open streams.</summary>
    public Gauge Open { get; }

    /// <summary>Connections let in.</summary>
    public Counter Accepted { get; }

    /// <summary>Connections refused at the door.</summary>
    public Counter Refused { get; }

    /// <summary>Streams ended for what came in.</summary>
    public Counter Faults { get; }

    /// <summary>Messages received.</summary>
    public Counter Messages { get; }

    /// <summary>Sound of customers received.</summary>
    public Counter HeardSeconds { get; }

    /// <summary>Sound of customers that never came.</summary>
    public Counter MissedSeconds { get; }

    /// <summary>Messages put back in order, or come too late or twice.</summary>
    public Counter Reordered { get; }

    /// <summary>Records acknowledged.</summary>
    public Counter Records { get; }

    /// <summary>Records that Kafka did not take.</summary>
    public Counter Undelivered { get; }

    /// <summary>Times a stream waited for room on the way to Kafka.</summary>
    public Counter HeldBack { get; }

    /// <summary>Message to acknowledged record.</summary>
    public Histogram Latency { get; }

    /// <summary>The label of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    public static string Label(CallProtocol protocol) => protocol == CallProtocol.Twilio ? "twilio" : "audiohook";

    /// <summary>Counts sound.</summary>
    /// <param name="protocol">How it came.</param>
    /// <param name="sound">How much.</param>
    public void Heard(CallProtocol protocol, TimeSpan sound) => HeardSeconds.WithLabels(Label(protocol)).Inc(sound.TotalSeconds);

    /// <summary>Counts sound that never came.</summary>
    /// <param name="protocol">How it should have come.</param>
    /// <param name="cause">Why it did not.</param>
    /// <param name="sound">How much.</param>
    public void Missed(CallProtocol protocol, string cause, TimeSpan sound) => MissedSeconds.WithLabels(Label(protocol), cause).Inc(sound.TotalSeconds);
}
