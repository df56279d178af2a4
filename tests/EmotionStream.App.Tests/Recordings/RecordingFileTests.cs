using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EmotionStream.App.Recordings;
using EmotionStream.Core.Records;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Recordings;

public sealed class RecordingFileTests
{
    [Fact]
    public void Read_Conversation_GoesFromStartedToSurveyInOrderOfTime()
    {
        var conversation = Single("""
            {"id":"c-1","language":"fr","channel":"voice","queue":"billing","customerId":"u-1","agentId":"a-1","start":"2026-11-22T09:00:00Z",
             "turns":[{"t":5,"who":"customer","text":"Bonjour","valence":-2},{"t":1,"who":"agent","text":"Oui ?","language":"en"}],
             "events":[{"t":6,"type":"transferred","queue":"retention","agentId":"a-2"}],
             "audio":[{"t":5.5,"windowMs":3000,"loudnessMean":0.5}],
             "survey":{"satisfaction":2,"effort":6,"comment":"no"}}
            """);

        Assert.Equal(DateTimeOffset.Parse("2026-11-22T09:00:00Z", null), conversation.Start);
        Assert.Equal(
            [
                """0 InteractionEvents {"type":"started","customerId":"u-1","channel":"voice","queue":"billing","agentId":"a-1","language":"fr"}""",
                """1000 ChatMessages {"speaker":"agent","text":"Oui ?","language":"en"}""",
                """5000 ChatMessages {"speaker":"customer","text":"Bonjour","language":"fr"}""",
                """5500 AudioFeatures {"speaker":"customer","windowMs":3000,"loudnessMean":0.5}""",
                """6000 InteractionEvents {"type":"transferred","queue":"retention","agentId":"a-2"}""",
                """7000 InteractionEvents {"type":"ended"}""",
                """7500 InteractionEvents {"type":"survey","satisfaction":2,"effort":6}""",
            ],
            conversation.Records.Select(record => $"{record.At.TotalMilliseconds} {record.Topic} {Encoding.UTF8.GetString(record.Fields)}"));
    }

    [Fact]
    public void Read_TurnsWithoutTimes_ArePlacedByHowLongTheyTakeToSay()
    {
        var times = Single($$"""
            {"id":"x","turns":[{"who":"customer","text":"Hi"},{"who":"agent","text":"{{new string('a', 45)}}"},{"t":60,"who":"customer","text":"ok"},
             {"who":"customer","text":"{{new string('b', 9000)}}"}]}
            """).Records.Where(record => record.Topic == InputSource.ChatMessages).Select(record => record.At.TotalSeconds);

        Assert.Equal([2, 6.5, 60, 90], times);
    }

    [Fact]
    public void Read_BilingualTurn_TakesTheOriginalWords() =>
        Assert.Equal(
            """{"speaker":"customer","text":"Bonjour","language":"fr"}""",
            Encoding.UTF8.GetString(Single("""{"id":"x","turns":[{"who":"customer","orig":"fr","fr":"Bonjour","en":"Hello"}]}""").Records[1].Fields));

    [Theory]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{\"id\":\"\"}", "'id' is missing")]
    [InlineData("{\"id\":\"x\",\"turns\":[{\"who\":\"boss\",\"text\":\"\"}]}", "'who' is 'boss': allowed are customer, agent, bot")]
    [InlineData("{\"id\":\"x\",\"turns\":[{\"who\":\"bot\"}]}", "no 'text'")]
    [InlineData("{\"id\":\"x\",\"turns\":3}", "'turns' must be an array")]
    [InlineData("{\"id\":\"x\",\"events\":[{\"t\":1,\"type\":\"exploded\"}]}", "'type' is 'exploded'")]
    [InlineData("{\"id\":\"x\",\"events\":[{\"type\":\"held\"}]}", "'t' is missing")]
    [InlineData("{\"id\":\"x\",\"turns\":[{\"t\":-1,\"who\":\"bot\",\"text\":\"\"}]}", "'t' is -1")]
    [InlineData("{\"id\":\"x\",\"start\":\"soon\"}", "'start' must be an ISO-8601 instant")]
    [InlineData("{\"id\"", "line 3")]
    public void Read_LineThatIsNoConversation_NamesTheLineAndTheProblem(string line, string problem)
    {
        var error = Assert.Throws<RecordingException>(() => Read("{\"id\":\"good\"}\n\n" + line).ToList());

        Assert.StartsWith("test.jsonl line 3: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GzippedFile_IsUnpacked()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.jsonl.gz");
        try
        {
            using (var zipped = new GZipStream(File.Create(path), CompressionLevel.Fastest))
                zipped.Write("{\"id\":\"zipped\"}"u8);

            Assert.Equal("zipped", Assert.Single(RecordingFile.Read(path)).Id);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Property]
    public bool Value_AnyIdAndText_IsJsonThatSaysTheSame(string? id, string? text)
    {
        // Lone surrogates are no text at all: JSON can't carry them.
        var (key, words) = (Whole(id) + "x", Whole(text));
        var line = JsonSerializer.Serialize(new { id = key, turns = new[] { new { who = "customer", text = words } } });
        var conversation = Single(line);

        var value = new OutgoingRecord(conversation.Id, DateTimeOffset.UnixEpoch, InputSource.ChatMessages, conversation.Records[1].Fields).Value();

        using var parsed = JsonDocument.Parse(value);
        return parsed.RootElement.GetProperty("interactionId").GetString() == key
            && parsed.RootElement.GetProperty("text").GetString() == words
            && parsed.RootElement.GetProperty("time").GetString() == "1970-01-01T00:00:00.000Z";
    }

    private static string Whole(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    private static RecordedConversation Single(string line) => Assert.Single(Read(line.ReplaceLineEndings("")));

    private static IEnumerable<RecordedConversation> Read(string lines) =>
        RecordingFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "test.jsonl");
}
