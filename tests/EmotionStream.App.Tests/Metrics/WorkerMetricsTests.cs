using System.Text;
using EmotionStream.App.Metrics;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;
using Prometheus;

namespace EmotionStream.App.Tests.Metrics;

public sealed class WorkerMetricsTests
{
    private static readonly int[] NothingWritten = new int[Enum.GetValues<OutputTopic>().Length];
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly PipelineMetrics _metrics;
    private readonly WorkerMetrics _worker;

    public WorkerMetricsTests()
    {
        _metrics = new PipelineMetrics(_registry, maxLabelValues: 2);
        _worker = new WorkerMetrics(_metrics, ordinal: 3, recoveryThreshold: 0.5);
    }

    [Fact]
    public async Task Commit_CountsWhatTheTransactionDid()
    {
        _worker.Late(InputSource.ChatMessages);
        _worker.DeadLettered(InputSource.ChatMessages, DeadLetterCause.MalformedJson);
        _worker.Suppressed("NegativePeak", "cooldown");
        _worker.OutcomeMade(Outcome("billing", peakNegative: -0.8, recovered: true, remembered: -0.3));
        Assert.DoesNotContain("emotionstream_outcomes_total{", await TextAsync(), StringComparison.Ordinal);

        _worker.Committed(TimeSpan.FromMilliseconds(4), 3, NothingWritten);

        var text = await TextAsync();
        Assert.Contains("emotionstream_late_events_total{topic=\"chat-messages\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_dead_letters_total{topic=\"chat-messages\",cause=\"malformed-json\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_suppressed_alerts_total{rule=\"NegativePeak\",reason=\"cooldown\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "emotionstream_outcomes_total{queue=\"billing\",channel=\"voice\",language=\"fr\",reason=\"ended\",recovery=\"recovered\"} 1\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "emotionstream_outcome_remembered_valence_bucket{queue=\"billing\",channel=\"voice\",language=\"fr\",le=\"-0.2\"} 1\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("emotionstream_commit_seconds_count 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abort_CountsTheAbortAndDropsWhatWillBeDoneAgain()
    {
        _worker.Late(InputSource.ChatMessages);
        _worker.OutcomeMade(Outcome("billing", -0.8, recovered: false, remembered: -0.6));
        _worker.Aborted("Local_TimedOut");
        _worker.Committed(TimeSpan.Zero, 0, NothingWritten);

        var text = await TextAsync();
        Assert.Contains("emotionstream_transaction_aborts_total{reason=\"Local_TimedOut\"} 1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("emotionstream_outcomes_total{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("emotionstream_late_events_total{topic=\"chat-messages\"} 1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.2, false, "none")]
    [InlineData(-0.5, true, "recovered")]
    [InlineData(-0.5, false, "unrecovered")]
    public async Task Outcome_RecoveryLabel_AsksWhetherThereWasSomethingToRecoverFrom(double peakNegative, bool recovered, string label)
    {
        _worker.OutcomeMade(Outcome("billing", peakNegative, recovered, 0));
        _worker.Committed(TimeSpan.Zero, 1, NothingWritten);

        Assert.Contains($"recovery=\"{label}\"}} 1\n", await TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcome_WithoutATurn_IsCountedButHasNoValence()
    {
        _worker.OutcomeMade(Outcome("billing", 0, recovered: false, 0, turns: 0));
        _worker.Committed(TimeSpan.Zero, 1, NothingWritten);

        var text = await TextAsync();
        Assert.Contains("emotionstream_outcomes_total{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("emotionstream_outcome_peak_valence_bucket", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcomes_OfManyQueues_MakeABoundedNumberOfSeries()
    {
        for (var i = 0; i < 1_000; i++)
            _worker.OutcomeMade(Outcome($"queue-{i}", -0.1, recovered: false, 0));
        _worker.Committed(TimeSpan.Zero, 1, NothingWritten);

        var series = (await TextAsync()).Split('\n').Where(line => line.StartsWith("emotionstream_outcomes_total{", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, series.Length);
        Assert.Contains(series, line => line.Contains("queue=\"other\"", StringComparison.Ordinal) && line.EndsWith(" 998", StringComparison.Ordinal));
    }

    [Fact]
    public async Task QueueEnds_CountWhatMetTheObjective_AndTimeToComfort_WhenTheyCommit()
    {
        _worker.QueueEnded("billing", new QueueEnd(ObjectiveMet: true, Distressed: false, null));
        _worker.QueueEnded("billing", new QueueEnd(ObjectiveMet: false, Distressed: true, null));
        _worker.QueueEnded("billing", new QueueEnd(ObjectiveMet: true, Distressed: true, 45_000));
        Assert.DoesNotContain("emotionstream_queue_ends_total{", await TextAsync(), StringComparison.Ordinal);
        _worker.Committed(TimeSpan.Zero, 3, NothingWritten);
        _worker.QueueEnded("billing", new QueueEnd(ObjectiveMet: true, Distressed: true, 1));
        _worker.Aborted("Local_TimedOut");
        _worker.Committed(TimeSpan.Zero, 0, NothingWritten);

        var text = await TextAsync();
        Assert.Contains("emotionstream_queue_ends_total{queue=\"billing\",objective=\"met\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_queue_ends_total{queue=\"billing\",objective=\"missed\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_queue_distressed_total{queue=\"billing\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_queue_time_to_comfort_seconds_sum{queue=\"billing\"} 45\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_queue_time_to_comfort_seconds_count{queue=\"billing\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QueueEnds_OfManyQueues_MakeABoundedNumberOfSeries()
    {
        for (var i = 0; i < 100; i++)
            _worker.QueueEnded($"queue-{i}", new QueueEnd(ObjectiveMet: true, Distressed: true, 1_000));
        _worker.Committed(TimeSpan.Zero, 1, NothingWritten);

        var text = (await TextAsync()).Split('\n');
        foreach (var metric in new[] { "emotionstream_queue_ends_total{", "emotionstream_queue_distressed_total{", "emotionstream_queue_time_to_comfort_seconds_count{" })
            Assert.Equal(3, text.Count(line => line.StartsWith(metric, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Alert_LatencyAndAcknowledgement_AreMeasuredOnTheirSteps()
    {
        _worker.AlertCommitted(Alert(AlertState.Opened, time: 1_000), TimeSpan.FromMilliseconds(20));
        _worker.AlertCommitted(Alert(AlertState.Acknowledged, time: 8_000), TimeSpan.FromMilliseconds(20));

        var text = await TextAsync();
        Assert.Contains("emotionstream_event_to_alert_seconds_count{rule=\"NegativePeak\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_alert_acknowledgement_seconds_sum{rule=\"NegativePeak\"} 7\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "emotionstream_alerts_total{rule=\"NegativePeak\",severity=\"critical\",state=\"opened\",queue=\"billing\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebalance_LagOfPartitionsThatWent_Disappears()
    {
        _worker.Lag(InputSource.ChatMessages, 0, 5);
        _worker.Lag(InputSource.ChatMessages, 1, 7);
        _worker.Rebalanced([1]);

        var text = await TextAsync();
        Assert.DoesNotContain("partition=\"0\"", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_consumer_lag_records{topic=\"chat-messages\",partition=\"1\"} 7\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorkerState_IsOneForTheStateItIsIn()
    {
        _worker.StateChanged(WorkerState.Running, null);

        var text = await TextAsync();
        Assert.Contains("emotionstream_worker_state{worker=\"3\",state=\"running\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("emotionstream_worker_state{worker=\"3\",state=\"starting\"} 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoMetric_HasALabelForAPersonOrAnInteraction()
    {
        string[] forbidden = ["interaction", "interaction_id", "customer", "customer_id", "agent", "agent_id", "by"];
        var labels = typeof(PipelineMetrics).GetProperties()
            .Select(property => property.GetValue(_metrics)).OfType<Collector>().SelectMany(collector => collector.LabelNames).ToArray();

        Assert.NotEmpty(labels);
        Assert.Empty(labels.Intersect(forbidden));
    }

    private static Outcome Outcome(string queue, double peakNegative, bool recovered, double remembered, int turns = 3) => new(
        new InteractionSnapshot
        {
            Queue = queue,
            Channel = "voice",
            Language = "fr",
            Measures = new()
            {
                Turns = turns,
                PeakNegative = peakNegative,
                Peak = peakNegative,
                Recovered = recovered,
                Remembered = remembered,
            },
        },
        CloseReason.Ended,
        null,
        null);

    private static Alert Alert(AlertState state, long time) => new()
    {
        Rule = "NegativePeak",
        State = state,
        Severity = AlertSeverity.Critical,
        OpenedBy = new EventReference(1_000, InputSource.ChatMessages, 0),
        Time = time,
        Queue = "billing",
    };

    private async Task<string> TextAsync()
    {
        using var stream = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
