using System.Globalization;
using System.Text;
using EmotionStream.App.Demo;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Monitoring;

/// <summary>Every panel is asked of a real Prometheus fed by the running pipeline, and an alert goes all the way to a channel.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class DashboardTests(KafkaFixture kafka)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task EveryPanel_FedByTheRunningPipeline_ReturnsData_AndAnAlertReachesItsChannel()
    {
        Tool.Require("prometheus", "prometheus");
        Tool.Require("prometheus-alertmanager", "prometheus-alertmanager");
        var queries = Dashboards.Queries();
        var answers = new Dictionary<Dashboards.Query, IReadOnlyList<double>>();
        await using var pipeline = await MonitoredPipeline.StartAsync(kafka.Bootstrap, Bundled());

        // A panel has its data once its query has answered with a number; panels of rates need a few scrapes, those of outcomes a closed interaction.
        Eventually.True(
            () =>
            {
                foreach (var query in queries.Where(query => !answers.ContainsKey(query)))
                {
                    if (pipeline.Prometheus.Query(query.Sent).Where(double.IsFinite).ToArray() is { Length: > 0 } samples)
                        answers[query] = samples;
                }

                return answers.Count == queries.Count;
            },
            Patience,
            () => $"data for {string.Join("; ", queries.Where(query => !answers.ContainsKey(query)).Select(query => $"{query.Dashboard} / {query.Panel}: {query.Sent}"))}");

        Eventually.True(
            () => pipeline.Receiver.Requests.Any(request => request.Body.Contains("EmotionStreamDeadLetters", StringComparison.Ordinal)), Patience, "the alert is in its channel");
        var message = pipeline.Receiver.Requests.First(request => request.Body.Contains("EmotionStreamDeadLetters", StringComparison.Ordinal));
        Assert.Equal("/services/T0/B0/secret", message.Path);
        Assert.Equal("#emotionstream-operations", message.Json.GetProperty("channel").GetString());
        var attachment = message.Json.GetProperty("attachments")[0];
        Assert.Equal("WARNING EmotionStreamDeadLetters", attachment.GetProperty("title").GetString());
        Assert.Contains("records of chat-messages had no meaning (malformed-json)", attachment.GetProperty("text").GetString(), StringComparison.Ordinal);

        var table = Table(queries, answers);
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        var folder = Directory.CreateDirectory(Path.Combine(KafkaFixture.Repository()!, "artifacts", "dashboards"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "panels.md"), table);
    }

    [Fact]
    public void PanelTable_InTheDocuments_HasEveryPanelAndQuery()
    {
        var document = File.ReadAllText(Path.Combine(KafkaFixture.Repository()!, "docs", "dashboards.md"));

        var missing = Dashboards.Queries().Select(query => $"| {query.Panel} | {query.Kind} | {Cell(query)} |").Where(row => !document.Contains(row, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static string Table(IReadOnlyList<Dashboards.Query> queries, Dictionary<Dashboards.Query, IReadOnlyList<double>> answers)
    {
        var text = new StringBuilder();
        foreach (var dashboard in queries.GroupBy(query => query.Dashboard))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {dashboard.Key}\n\n| panel | kind | query | series | first value |\n|---|---|---|---:|---:|\n");
            foreach (var query in dashboard)
            {
                var samples = answers[query];
                text.Append(CultureInfo.InvariantCulture, $"| {query.Panel} | {query.Kind} | {Cell(query)} | {samples.Count} | {samples[0]:0.####} |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(Dashboards.Query query) => $"`{query.Expression.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Bundled()
    {
        var path = Path.Combine(Path.GetTempPath(), $"emotionstream-{Environment.ProcessId}-dashboards.jsonl.gz");
        using var resource = typeof(DemoConversations).Assembly.GetManifestResourceStream("EmotionStream.App.DemoData.conversations.jsonl.gz")!;
        using var file = File.Create(path);
        resource.CopyTo(file);
        return path;
    }
}
