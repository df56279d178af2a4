using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Records;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Tests.Contracts;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Surveys;

/// <summary>The kind of task that joins surveys, on a real Kafka: from <c>survey</c> events and outcomes by way of <c>emotion.survey-events</c> to <c>emotion.survey-outcomes</c>.</summary>
public class SurveyWorkerTests(KafkaFixture kafka)
{
    private static readonly SurveyOptions Short = new() { Window = TimeSpan.FromMinutes(20), Grace = TimeSpan.Zero };

    [Fact]
    public async Task Surveys_LongAfterTheirInteraction_AreJoinedToWhatWasRememberedOfIt()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = InteractionWorker(topics);
        using var surveys = SurveyWorker(topics);
        topics.Send([.. Conversations.Of("i-1", "c-1", Begin, -0.8, -0.7), .. Conversations.Of("i-2", null, Begin, 0.6, 0.7)]);
        WaitOutcomes(topics, 2);

        topics.Send(Survey("i-1", Begin.AddMinutes(30), 2), Survey("i-2", Begin.AddMinutes(30), 5), Survey("i-1", Begin.AddMinutes(40), 1));

        WaitFor(topics, 3);
        interactions.Stop();
        surveys.Stop();
        var records = topics.Read(OutputTopic.SurveyOutcomes);
        Assert.All(records, record => Schemas.AssertValid("survey-outcomes", record.Text));
        Assert.All(topics.Read(OutputTopic.SurveyEvents), record => Schemas.AssertValid("survey-events", record.Text));
        var joined = Decided(topics);
        Assert.Equal(
            [("i-1", 1, 2.0), ("i-1", 2, 1.0), ("i-2", 1, 5.0)],
            joined.Select(one => (one.InteractionId, one.Revision, one.Satisfaction!.Value)).Order());
        var outcome = JsonSerializer.Deserialize(topics.Read(OutputTopic.Outcomes).Single(r => r.Key == "i-1").Value!, ContractJson.Default.OutcomeMessage)!;
        var last = joined.Single(one => one is { InteractionId: "i-1", Revision: 2 });
        Assert.Equal((outcome.Remembered, "peakEnd", "peakEnd", -1.0, 1), (last.Predicted, last.Outcome!.MemoryModel, outcome.MemoryModel, last.Said, last.Superseded));
        Assert.Equal(-1 - outcome.Remembered, last.Error!.Value, 1e-4);
        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
    }

    [Fact]
    public async Task Memory_Fitted_IsWhatIsPredicted_AndNamedInOutcomeAndJoin()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var options = new InteractionOptions
        {
            ClosingGrace = TimeSpan.FromMilliseconds(500), IdlePartition = TimeSpan.FromMilliseconds(300), Fitted = new FittedMemory("ours@1a2b3c4d", 0.25f, default),
        };
        using var interactions = new WorkerHost(WithSurveys(topics), (_, output) => new InteractionTask(options, RuleSet.Create(RuleSet.Defaults()), null, output));
        using var surveys = SurveyWorker(topics);

        topics.Send([.. Conversations.Of("i-1", null, Begin, -0.8, -0.7), Survey("i-1", Begin.AddSeconds(31), 4)]);

        WaitFor(topics, 1);
        interactions.Stop();
        surveys.Stop();
        var joined = Assert.Single(Decided(topics));
        Assert.Equal((0.25, "ours@1a2b3c4d", 0.5, 0.25), (joined.Predicted, joined.Outcome!.MemoryModel, joined.Said, joined.Error));
        Assert.Contains("\"memoryModel\":\"ours@1a2b3c4d\"", topics.Read(OutputTopic.Outcomes).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_RestartedBetweenOutcomeAndSurvey_JoinsEachOnce()
    {
        const int Count = 40;
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = InteractionWorker(topics);
        topics.Send([.. Enumerable.Range(0, Count).SelectMany(i => Conversations.Of($"i-{i}", null, Begin, -0.8, 0.2))]);
        using (var first = SurveyWorker(topics))
        {
            WaitOutcomes(topics, Count);
            topics.Send([.. Enumerable.Range(0, Count / 2).Select(i => Survey($"i-{i}", Begin.AddMinutes(5), 1 + (i % 5)))]);
            Eventually.True(() => first.CommittedRecords > 0, Deadline, "something committed");
            first.Stop();
        }

        topics.Send([.. Enumerable.Range(Count / 2, Count / 2).Select(i => Survey($"i-{i}", Begin.AddMinutes(5), 1 + (i % 5)))]);
        using var second = SurveyWorker(topics);
        WaitFor(topics, Count);
        second.Stop();
        interactions.Stop();

        Assert.Equal(
            Enumerable.Range(0, Count).Select(i => ($"i-{i}", 1, 1.0 + (i % 5))).Order(),
            Decided(topics).Select(one => (one.InteractionId, one.Revision, one.Satisfaction!.Value)).Order());
    }

    [Fact]
    public async Task Window_Over_UnansweredAndUnmatchedAreToldOf_AndNothingIsADeadLetter()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 1);
        using var interactions = InteractionWorker(topics);
        using var surveys = SurveyWorker(topics, Short);
        topics.Send([.. Conversations.Of("i-1", null, Begin, -0.8, -0.7), Survey("nobody", Begin.AddSeconds(40), 3)]);
        WaitOutcomes(topics, 1);

        topics.Send([.. Conversations.Of("i-2", null, Begin.AddMinutes(45), 0.5)]);

        WaitFor(topics, 2);
        interactions.Stop();
        surveys.Stop();
        Assert.Equal(
            [("i-1", SurveyStatus.Unanswered), ("nobody", SurveyStatus.Unmatched)], Decided(topics).Select(one => (one.InteractionId, one.Status)).Order());
        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
        Assert.All(topics.Read(OutputTopic.SurveyOutcomes), record => Schemas.AssertValid("survey-outcomes", record.Text));
    }

    [Fact]
    public async Task Survey_OutOfRangeOrEmpty_IsADeadLetterWithItsCause()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = InteractionWorker(topics);

        topics.Send(
            (InputSource.InteractionEvents, "i-1", $$"""{"interactionId":"i-1","time":"{{Begin:O}}","type":"survey","satisfaction":6}"""),
            (InputSource.InteractionEvents, "i-1", $$"""{"interactionId":"i-1","time":"{{Begin:O}}","type":"survey","effort":0}"""),
            (InputSource.InteractionEvents, "i-1", $$"""{"interactionId":"i-1","time":"{{Begin:O}}","type":"survey"}"""),
            (InputSource.InteractionEvents, "i-1", $$"""{"interactionId":"i-1","time":"{{Begin.AddDays(2):O}}","type":"survey","satisfaction":3}"""));

        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 4, Deadline, "four dead letters");
        interactions.Stop();
        Assert.Equal(
            ["missing-field", "time-out-of-range", "value-out-of-range", "value-out-of-range"],
            topics.Read(OutputTopic.DeadLetters).Select(r => r.Headers["cause"]).Order(StringComparer.Ordinal));
        Assert.Empty(topics.Read(OutputTopic.SurveyEvents));
    }

    [Fact]
    public async Task Events_WithoutMeaning_AreDeadLettersWithTheirCause()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var surveys = SurveyWorker(topics);

        topics.Send(
            (InputSource.SurveyEvents, "i-1", "{"),
            (InputSource.SurveyEvents, "i-1", $$"""{"interactionId":"i-2","time":"{{Begin:O}}","type":"survey","satisfaction":3}"""),
            (InputSource.SurveyEvents, "i-1", $$"""{"interactionId":"i-1","time":"{{Begin:O}}","type":"survey","satisfaction":9}"""),
            (InputSource.SurveyEvents, "i-1", $$"""{"interactionId":"i-1","time":"{{Begin:O}}","type":"survey"}"""),
            (InputSource.SurveyEvents, "i-1", $$"""{"interactionId":"i-1","time":"{{Begin:O}}","type":"outcome"}"""),
            (InputSource.SurveyEvents, null, $$"""{"interactionId":"i-1","time":"{{Begin:O}}","type":"survey","satisfaction":3}"""));

        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 6, Deadline, "six dead letters");
        surveys.Stop();
        Assert.Equal(
            ["key-mismatch", "malformed-json", "missing-field", "missing-field", "missing-key", "value-out-of-range"],
            topics.Read(OutputTopic.DeadLetters).Select(r => r.Headers["cause"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Survey_OfAnUnknownInteraction_WithoutTheJoin_IsADeadLetter()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = new WorkerHost(Options(topics));

        topics.Send(Survey("nobody", Begin, 3));

        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 1, Deadline, "a dead letter");
        interactions.Stop();
        Assert.Equal("unknown-interaction", topics.Read(OutputTopic.DeadLetters).Single().Headers["cause"]);
    }

    private static WorkerHost InteractionWorker(TestTopics topics) => new(WithSurveys(topics));

    private static WorkerHost SurveyWorker(TestTopics topics, SurveyOptions? options = null) => new(WithSurveys(topics), new SurveyGraphFactory(options ?? new SurveyOptions()));

    private static WorkerOptions WithSurveys(TestTopics topics)
    {
        var options = Options(topics);
        options.SurveyEvents = true;
        return options;
    }

    private static (InputSource Source, string? Key, string Value) Survey(string id, DateTimeOffset at, int satisfaction) =>
        (InputSource.InteractionEvents, id, JsonSerializer.Serialize(
            new InteractionEventMessage { InteractionId = id, Time = at, Type = InteractionEventType.Survey, Satisfaction = satisfaction },
            ContractJson.Default.InteractionEventMessage));

    private static List<SurveyOutcomeMessage> Decided(TestTopics topics) =>
        [.. topics.Read(OutputTopic.SurveyOutcomes).Select(r => JsonSerializer.Deserialize(r.Value!, ContractJson.Default.SurveyOutcomeMessage)!)];

    private static void WaitFor(TestTopics topics, int count) =>
        Eventually.True(() => topics.Read(OutputTopic.SurveyOutcomes).Count >= count, Deadline, () => $"{count} records; there are {topics.Read(OutputTopic.SurveyOutcomes).Count}");
}
