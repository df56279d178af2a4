using System.Text.RegularExpressions;
using EmotionStream.App.Configuration;
using EmotionStream.App.Metrics;
using EmotionStream.App.Notifications;
using EmotionStream.App.Page;
using EmotionStream.App.Page.Security;
using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Surveys;
using EmotionStream.Core.Queues;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using Prometheus;

namespace EmotionStream.App.Tests;

/// <summary>Documentation that can be held to the code is.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = KafkaFixture.Repository()!;

    [Fact]
    public void Metrics_AllAndOnlyThoseThatExist_AreDocumented()
    {
        var metrics = new PipelineMetrics(Prometheus.Metrics.NewCustomRegistry(), 1);
        var existing = typeof(PipelineMetrics).GetProperties()
            .Select(property => property.GetValue(metrics)).OfType<Collector>().Select(collector => collector.Name).Order();

        Assert.Equal(existing, MetricRow().Matches(Read("docs/metrics.md")).Select(match => match.Groups["name"].Value).Order());
    }

    [Fact]
    public void CallMetrics_AllAndOnlyThoseThatExist_AreDocumented()
    {
        var metrics = new CallMetrics(Prometheus.Metrics.NewCustomRegistry());
        var existing = typeof(CallMetrics).GetProperties()
            .Select(property => property.GetValue(metrics)).OfType<Collector>().Select(collector => collector.Name).Order();

        Assert.Equal(existing, MetricRow().Matches(Read("docs/calls.md")).Select(match => match.Groups["name"].Value).Order());
    }

    [Fact]
    public void NotifyMetrics_AllAndOnlyThoseThatExist_AreDocumented()
    {
        var metrics = new NotifyMetrics(Prometheus.Metrics.NewCustomRegistry());
        var existing = typeof(NotifyMetrics).GetProperties()
            .Select(property => property.GetValue(metrics)).OfType<Collector>().Select(collector => collector.Name).Order();

        Assert.Equal(existing, MetricRow().Matches(Read("docs/notify.md")).Select(match => match.Groups["name"].Value).Order());
    }

    [Theory]
    [InlineData(typeof(NotifySettings), "Routes")]
    [InlineData(typeof(CallSettings))]
    [InlineData(typeof(AudioHookKey))]
    [InlineData(typeof(WorkerOptions), "Bootstrap", "Kafka", "TopicPrefix", "VoiceModel", "IsEmbedded", "CustomerEvents", "SurveyEvents", "QueueEvents")]
    [InlineData(typeof(LedgerOptions), "TippingPoint", "RepeatContact", "DoubleDeviation")]
    [InlineData(typeof(SurveyOptions))]
    [InlineData(typeof(QueueOptions), "Spike", "Drift", "Budget")]
    [InlineData(typeof(InteractionOptions), "Effort", "Fusion")]
    [InlineData(typeof(HttpSettings))]
    [InlineData(typeof(PageSettings), nameof(PageSettings.FromBeginning))]
    [InlineData(typeof(PageKey))]
    [InlineData(typeof(OpenIdConnectSettings))]
    [InlineData(typeof(RecognitionSettings))]
    [InlineData(typeof(LoggingSettings))]
    [InlineData(typeof(TopicSettings))]
    public void Settings_AreAllDocumented(Type section, params string[] elsewhere)
    {
        var documentation = Read("docs/configuration.md");
        var keys = section.GetProperties().Where(property => property.CanWrite && !elsewhere.Contains(property.Name)).Select(property => property.Name);

        Assert.All(keys, key => Assert.Contains($"`{key}`", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_OfTheReadmeAndTheDocs_LeadSomewhere()
    {
        string[] pages = ["README.md", .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)];
        var dead =
            from page in pages
            let folder = Path.GetDirectoryName(Path.GetFullPath(page, Root))!
            from Match link in Link().Matches(Read(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#')
            where !Path.Exists(Path.Combine(folder, target.Split('#')[0]))
            select $"{page}: {target}";

        Assert.Empty(dead);
    }

    private static string Read(string path) => File.ReadAllText(Path.GetFullPath(path, Root));

    [GeneratedRegex(@"(?m)^\| `(?<name>emotionstream_\w+)` \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricRow();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
