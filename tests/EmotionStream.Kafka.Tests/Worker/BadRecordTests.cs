using System.Text;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>Records that can't be decoded, and records the graph throws on.</summary>
public class BadRecordTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Malformed_AmongGoodOnes_AreAllDeadLetteredAndNothingElseIsLost()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var good = Conversations.Make(100, 5, Begin).ToList();
        var mixed = good.SelectMany((record, i) => i % 20 == 7 ? [Bad(i), record] : new[] { record }).ToList();
        topics.Send(mixed);
        using var worker = new WorkerHost(Options(topics));
        WaitOutcomes(topics, 100);
        topics.WaitCommitted(mixed.Count);
        worker.Stop();

        var letters = topics.Read(OutputTopic.DeadLetters);
        Assert.Equal(mixed.Count - good.Count, letters.Count);
        Assert.Equal(100, OutcomesByKey(topics).Count);
        foreach (var letter in letters)
        {
            // The headers lead back to the record, and the letter holds it as it came.
            var origin = topics.Read(letter.Headers["origin-topic"]).Single(r =>
                r.Partition.ToString() == letter.Headers["origin-partition"] && r.Offset.ToString() == letter.Headers["origin-offset"]);
            Assert.Equal((origin.Key, origin.Text), (letter.Key, letter.Text));
            Contracts.Schemas.AssertValid("dead-letters", System.Text.Json.JsonSerializer.Serialize(letter.Headers));
        }

        Assert.All(worker.Log.Lines, line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task HugeUndecodableRecord_IsCutToFit()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 1);
        topics.Send((InputSource.ChatMessages, "i-0", "not json " + new string('x', 900_000)));
        using var worker = new WorkerHost(Options(topics));
        topics.WaitCommitted(1);
        worker.Stop();

        var letter = Assert.Single(topics.Read(OutputTopic.DeadLetters));
        Assert.Equal(512 * 1024, letter.Value!.Length);
        Assert.Equal("900009", letter.Headers["truncated-from"]);
    }

    [Fact]
    public async Task RecordsAsLargeAsASiteAllows_AreReadOrDeadLettered_AndHoldNothingUp()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 1);
        await topics.AlterAsync(topics.Names.Of(InputSource.ChatMessages), "max.message.bytes", "8000000");
        topics.Send(
            (InputSource.ChatMessages, "i-0", Chat("i-0", new string('é', 3_000_000))),
            (InputSource.ChatMessages, new string('k', 700_000), new string('v', 700_000)),
            (InputSource.ChatMessages, "i-0", Chat("i-0", "I am still here")));
        using var worker = new WorkerHost(Options(topics));
        topics.WaitCommitted(3);
        worker.Stop();

        // Of a text, as much is read as the contract says; a key that is too long makes a dead letter, cut to fit.
        var letter = Assert.Single(topics.Read(OutputTopic.DeadLetters));
        Assert.Equal("id-too-long", letter.Headers["cause"]);
        Assert.Equal(
            (16 * 1024, 512 * 1024, "700000", "700000"),
            (letter.Key!.Length, letter.Value!.Length, letter.Headers["key-truncated-from"], letter.Headers["truncated-from"]));
        Contracts.Schemas.AssertValid("dead-letters", System.Text.Json.JsonSerializer.Serialize(letter.Headers));
        Assert.Contains("\"turns\":2", topics.Read(OutputTopic.Interactions)[^1].Text, StringComparison.Ordinal);

        static string Chat(string id, string text) =>
            $$"""{"interactionId":"{{id}}","messageId":"m","time":"{{Begin:O}}","speaker":"customer","text":"{{text}}","valence":-0.2,"arousal":0.4,"confidence":0.9}""";
    }

    [Fact]
    public async Task SurveyAndActionOfNobody_AreRejectedByTheGraph()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 1);
        topics.Send(
            (InputSource.InteractionEvents, "i-0", $$"""{"interactionId":"i-0","time":"{{Begin:O}}","type":"survey","satisfaction":1}"""),
            (InputSource.AlertActions, "i-0", $$"""{"interactionId":"i-0","time":"{{Begin:O}}","alertId":"a","action":"closed"}"""));
        using var worker = new WorkerHost(Options(topics));
        topics.WaitCommitted(2);
        worker.Stop();

        Assert.Equal(["unknown-alert", "unknown-interaction"], topics.Read(OutputTopic.DeadLetters).Select(l => l.Headers["cause"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Poison_ThatAlwaysFails_IsTriedThenDeadLetteredAndLeavesNoTrace()
    {
        using var clean = await TestTopics.CreateAsync(kafka.Bootstrap);
        clean.Send(Conversations.Make(50, 4, Begin));
        using (var worker = new WorkerHost(Options(clean)))
        {
            WaitOutcomes(clean, 50);
            worker.Stop();
        }

        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var sent = Conversations.Make(50, 4, Begin).ToList();
        var tries = 0;

        // Poison comes last in each topic, so that offsets, which are evidence, are the same in both runs.
        sent.AddRange(Enumerable.Range(0, 3).Select(i => Conversations.Chat(Conversations.Id(i), Begin.AddSeconds(9), Speaker.Agent, null, 0)));
        topics.Send(sent);
        using (var worker = new WorkerHost(Options(topics), (_, output) => new ThrowingGraph(Graphs.Make(output), r =>
        {
            var poison = r.Source == InputSource.ChatMessages && r.Time == Begin.AddSeconds(9).ToUnixTimeMilliseconds();
            tries += poison ? 1 : 0;
            return poison;
        })))
        {
            topics.WaitCommitted(sent.Count);
            WaitOutcomes(topics, 50);
            worker.Stop();
            Assert.Contains("poison", worker.Aborts);
        }

        Assert.Equal(9, tries);
        var letters = topics.Read(OutputTopic.DeadLetters);
        Assert.Equal(3, letters.Count);
        Assert.All(letters, l => Assert.Equal((DeadLetterCause.ProcessingFailed, nameof(FormatException)), (l.Headers["cause"], l.Headers["detail"])));
        Assert.Equal(OutcomesByKey(clean), OutcomesByKey(topics));
    }

    [Fact]
    public async Task Poison_ThatFailsOnce_IsProcessedOnTheNextTry()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Conversations.Make(50, 4, Begin));
        var failures = 0;
        using var worker = new WorkerHost(Options(topics), (_, output) =>
            new ThrowingGraph(Graphs.Make(output), r => Encoding.UTF8.GetString(r.Key) == "i-7" && r.Source == InputSource.AudioFeatures && failures++ == 0));
        WaitOutcomes(topics, 50);
        worker.Stop();

        Assert.Equal(2, failures);
        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
        Assert.Equal(50 * Conversations.RecordsOf(4), await topics.CommittedAsync());
    }

    private static (InputSource Source, string? Key, string Value) Bad(int i) => (i / 20 % 4) switch
    {
        0 => (InputSource.ChatMessages, "i-1", "{\"text\":\"secret"),
        1 => (InputSource.ChatMessages, null, Conversations.Chat("i-1", Begin, Speaker.Customer, 0.5, 0).Value),
        2 => (InputSource.AudioFeatures, "i-1", Conversations.Audio("i-2", Begin, 0.5).Value),
        _ => (InputSource.InteractionEvents, "i-1", Conversations.Event("i-1", Begin.AddYears(9), InteractionEventType.Held).Value),
    };
}
