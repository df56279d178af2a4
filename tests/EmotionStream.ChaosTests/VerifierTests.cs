using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using EmotionStream.ChaosTests.Load;
using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;
using EmotionStream.Verification;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests;

/// <summary>The verifier is worth something only if it fails: each test harms what a crash-free run has written in one place, and sees it named.</summary>
public sealed class VerifierTests(KafkaFixture kafka, ChaosFixture chaos)
{
    private static readonly string[] OutputTopics = ["outcomes", "alerts", "readings", "dead-letters"];

    private static readonly string[] Numbers =
    [
        "mean", "begin", "end", "peak", "peakNegative", "peakPositive", "peakEnd", "troughEnd", "trend", "remembered", "lastValence", "lastSmoothed",
    ];

    public static TheoryData<string> Topics => [.. OutputTopics];

    public static TheoryData<string> NumbersOfOutcomes => [.. Numbers];

    [Fact]
    public void Verifier_SharesNoCodeWithThePipeline()
    {
        var references = typeof(Verifier).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.Contains("Confluent.Kafka", references);
        Assert.DoesNotContain(references, name => name.StartsWith("EmotionStream", StringComparison.Ordinal) || name == "emotionstream");
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task Output_WithARecordLost_IsFound(string topic)
    {
        var journal = await JournalAsync();
        var name = journal.Names.Prefix + topic;
        foreach (var lost in Sample(journal, name))
        {
            var findings = Verifier.Verify(journal.With(name, journal.Of(name).Where(r => r != lost)), Pipeline.Settings);
            Assert.True(findings.Lost.Count > 0, $"{lost.Text} was taken away: {findings.Describe()}");
        }
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task Output_WithARecordTwice_IsFound(string topic)
    {
        var journal = await JournalAsync();
        var name = journal.Names.Prefix + topic;
        foreach (var twice in Sample(journal, name))
            Assert.NotEmpty(Verifier.Verify(journal.With(name, journal.Of(name).Append(twice)), Pipeline.Settings).Doubled);
    }

    [Theory]
    [MemberData(nameof(NumbersOfOutcomes))]
    public async Task Outcome_WithANumberALittleOff_IsFound(string field)
    {
        var journal = await JournalAsync();
        var altered = Altered(journal, journal.Names.Outcomes, json => json[field] = json[field]!.GetValue<double>() + 0.001);
        Assert.Contains(Verifier.Verify(altered, Pipeline.Settings).Wrong, finding => finding.Contains($": {field} is ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outcome_WithAnotherFact_IsFound()
    {
        var journal = await JournalAsync();
        foreach (var (alter, name) in new (Action<JsonObject> Alter, string Name)[]
        {
            (json => json["reason"] = json["reason"]!.GetValue<string>() == "ended" ? "inactivity" : "ended", "reason"),
            (json => json["turns"] = json["turns"]!.GetValue<int>() + 1, "turns"),
            (json => json["startedAt"] = "2026-01-05T08:00:00.000Z", "startedAt"),
            (json => json["abstentions"] = 77, "abstentions"),
            (json => json["memoryModel"] = "mean", "memoryModel"),
            (json => json["queue"] = "another", "queue"),
            (json => json["effort"]!["holds"] = 9, "holds"),
            (json => json["surplus"] = 1, "surplus"),
        })
        {
            var findings = Verifier.Verify(Altered(journal, journal.Names.Outcomes, alter), Pipeline.Settings);
            Assert.Contains(findings.Wrong, finding => finding.Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Alert_WithAnotherValueTimeIdOrEvidence_IsFound()
    {
        var journal = await JournalAsync();
        foreach (var alter in new Action<JsonObject>[]
        {
            json => json["value"] = json["value"]!.GetValue<double>() - 0.01,
            json => json["alertId"] = "0123456789abcdef0123456789abcdef",
            json => json["time"] = "2026-01-05T08:00:00.000Z",
            json => json["openedBy"]!["offset"] = json["openedBy"]!["offset"]!.GetValue<long>() + 1,
            json => json["severity"] = "mild",
        })
        {
            // The first alert of the topic is one of words or sound; one of silence names no record.
            var findings = Verifier.Verify(Altered(journal, journal.Names.Alerts, alter), Pipeline.Settings);
            Assert.False(findings.IsClean);
        }
    }

    [Fact]
    public async Task Outcome_ThatDiffersFromTheCrashFreeRunByAByte_IsFound()
    {
        var journal = await JournalAsync();
        var altered = Altered(journal, journal.Names.Outcomes, json => json["mean"] = json["mean"]!.GetValue<double>() + 0.0001);
        Assert.Empty(Comparison.Compare(journal, journal, Pipeline.Settings).Findings.Wrong);
        Assert.NotEmpty(Comparison.Compare(journal, altered, Pipeline.Settings).Findings.Wrong);
    }

    [Fact]
    public async Task State_ThatIsNotForgotten_IsFound()
    {
        var journal = await JournalAsync();
        var changelog = journal.Of(journal.Names.Changelog);
        var findings = Verifier.Verify(journal.With(journal.Names.Changelog, changelog.Where(r => r.Value is not null)), Pipeline.Settings);
        Assert.NotEmpty(findings.Lost);
    }

    private Task<Journal> JournalAsync() => chaos.CalmAsync(kafka, new LoadOptions { Seed = chaos.Options.Seed, Interactions = LoadOptions.Usual });

    /// <summary>
    /// Ten records from all over a topic. Of ticks nothing is expected, and how often a silence is published as longer depends on how finely time passes.
    /// </summary>
    private static IEnumerable<TopicRecord> Sample(Journal journal, string topic)
    {
        var records = journal.Of(topic).Where(r => !InteractionLoad.IsTick(r.KeyText) && !r.Text.Contains("LongSilence\",\"state\":\"updated", StringComparison.Ordinal)).ToList();
        return Enumerable.Range(0, 10).Select(n => records[n * records.Count / 10]);
    }

    /// <summary>Alters the first record of a topic.</summary>
    private static Journal Altered(Journal journal, string topic, Action<JsonObject> alter)
    {
        var first = journal.Of(topic).First(r => !InteractionLoad.IsTick(r.KeyText));
        var json = JsonNode.Parse(first.Text)!.AsObject();
        alter(json);
        return journal.With(topic, journal.Of(topic).Select(r => r == first ? r with { Value = Encoding.UTF8.GetBytes(json.ToJsonString()) } : r));
    }
}
