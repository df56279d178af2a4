using System.Text.Json;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using static EmotionStream.Kafka.Tests.Contracts.Decoding;

namespace EmotionStream.Kafka.Tests.Contracts;

/// <summary>The decoder and the published schemas of the inputs say the same.</summary>
public class InputContractTests
{
    /// <summary>What a schema can't say: the Kafka key, the wall clock, lengths in bytes, and what is not JSON at all.</summary>
    private static readonly string[] BeyondSchema =
        [DeadLetterCause.MalformedJson, DeadLetterCause.KeyMismatch, DeadLetterCause.TimeOutOfRange];

    public static TheoryData<InputSource, string> Good => new()
    {
        { InputSource.ChatMessages, Chat() },
        { InputSource.ChatMessages, Chat("\"text\":\"\",\"language\":null,\"valence\":null,\"arousal\":null") },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":-1,\"arousal\":1,\"confidence\":0,\"more\":{}") },
        { InputSource.ChatMessages, Chat("\"valence\":0.5") },
        { InputSource.ChatMessages, Chat("\"text\":null", "agent") },
        { InputSource.ChatMessages, Chat("\"arousal\":0.5", "bot") },
        { InputSource.ChatMessages, Chat(time: "2026-11-22T09:00:03+01:00") },
        { InputSource.AudioFeatures, Audio("\"windowMs\":3000") },
        { InputSource.AudioFeatures, Audio("\"windowMs\":3000,\"loudnessMean\":0.6,\"f0SemitoneMean\":null,\"valence\":0.1") },
        { InputSource.InteractionEvents, Event("started", ",\"customerId\":null") },
        { InputSource.InteractionEvents, Event("channelSwitched", ",\"channel\":\"voice\"") },
        { InputSource.InteractionEvents, Event("survey", ",\"effort\":7") },
        { InputSource.InteractionEvents, Event("selfServiceFailed") },
        { InputSource.InteractionEvents, Event("started", ",\"customerId\":\"c-1\",\"segment\":\"vip\"") },
        { InputSource.InteractionEvents, Event("started", ",\"segment\":null") },
        { InputSource.InteractionEvents, Forget() },
        { InputSource.InteractionEvents, Forget(",\"rememberUntil\":\"2026-12-01T00:00:00Z\"") },
        { InputSource.AlertActions, Action("gesture", ",\"alertId\":\"a\",\"by\":null") },
        { InputSource.AlertActions, Action("closed", ",\"alertId\":\"a\",\"customerId\":\"c-1\"") },
        { InputSource.AlertActions, Action("closed", ",\"alertId\":\"a\",\"queue\":\"billing\"") },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void GoodInput_IsAcceptedByTheDecoderAndTheSchema(InputSource source, string json)
    {
        Assert.Equal(default, Decode(source, json).Failure);
        Assert.Empty(Schemas.Of(source).Validate(json));
    }

    [Theory]
    [MemberData(nameof(BadInputTests.Bad), MemberType = typeof(BadInputTests))]
    public void BadInput_IsRefusedByTheSchemaToo(InputSource source, string json, string cause, string? detail)
    {
        _ = detail;
        if (BeyondSchema.Contains(cause))
            return;
        if (string.Equals(cause, DeadLetterCause.TimeInvalid, StringComparison.Ordinal) && json.Contains("02-30", StringComparison.Ordinal))
            return; // a pattern knows no calendar
        Assert.NotEmpty(Schemas.Of(source).Validate(json));
    }

    [Fact]
    public void AudioSchema_HasEveryFeatureWithItsRange()
    {
        var properties = Schemas.Of(InputSource.AudioFeatures).Properties;
        for (var i = 0; i < AudioFeatureSet.Names.Count; i++)
        {
            var property = properties[AudioFeatureSet.Names[i]];
            Assert.Equal(((decimal?)AudioFeatureSet.Ranges[i].Minimum, (decimal?)AudioFeatureSet.Ranges[i].Maximum), (property.Minimum, property.Maximum));
        }
    }

    [Fact]
    public void Messages_WrittenByOurRecords_AreDecodedAndValid()
    {
        var time = Now.AddHours(-1);
        (InputSource, string)[] messages =
        [
            (InputSource.ChatMessages, JsonSerializer.Serialize(
                new ChatMessage { InteractionId = Key, Time = time, Speaker = Speaker.Customer, Text = "où ?", Language = "fr" }, ContractJson.Default.ChatMessage)),
            (InputSource.AudioFeatures, JsonSerializer.Serialize(
                new AudioFeaturesMessage
                {
                    InteractionId = Key, Time = time, Speaker = Speaker.Customer, WindowMs = 3_000,
                    Features = new(StringComparer.Ordinal) { ["loudnessMean"] = JsonSerializer.SerializeToElement(0.5) },
                },
                ContractJson.Default.AudioFeaturesMessage)),
            (InputSource.InteractionEvents, JsonSerializer.Serialize(
                new InteractionEventMessage { InteractionId = Key, Time = time, Type = InteractionEventType.SelfServiceFailed, Queue = "q" },
                ContractJson.Default.InteractionEventMessage)),
            (InputSource.AlertActions, JsonSerializer.Serialize(
                new AlertActionMessage { InteractionId = Key, Time = time, AlertId = "a", Action = AlertActionType.CalledBack }, ContractJson.Default.AlertActionMessage)),
        ];
        foreach (var (source, json) in messages)
        {
            Assert.Empty(Schemas.Of(source).Validate(json));
            var (failure, record) = Decode(source, json);
            Assert.Equal(default, failure);
            Assert.Equal(time.ToUnixTimeMilliseconds(), record.Time);
        }
    }
}
