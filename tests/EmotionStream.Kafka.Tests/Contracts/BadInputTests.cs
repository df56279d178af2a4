using System.Text;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using static EmotionStream.Kafka.Tests.Contracts.Decoding;

namespace EmotionStream.Kafka.Tests.Contracts;

/// <summary>Every kind of bad input is a dead letter with a bounded cause, and the detail never repeats what came in.</summary>
public class BadInputTests
{
    public static TheoryData<InputSource, string, string, string?> Bad => new()
    {
        { InputSource.ChatMessages, "", DeadLetterCause.MalformedJson, "no value" },
        { InputSource.ChatMessages, "{", DeadLetterCause.MalformedJson, "byte 1" },
        { InputSource.ChatMessages, "not json", DeadLetterCause.MalformedJson, "byte 1" },
        { InputSource.ChatMessages, Chat() + "x", DeadLetterCause.MalformedJson, null },
        { InputSource.ChatMessages, Chat("\"text\":\"\\ud83d\""), DeadLetterCause.MalformedJson, "text is not UTF-8" },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":NaN"), DeadLetterCause.MalformedJson, null },
        { InputSource.ChatMessages, "[]", DeadLetterCause.WrongType, "the value must be an object" },
        { InputSource.ChatMessages, "5", DeadLetterCause.WrongType, "the value must be an object" },
        { InputSource.ChatMessages, Chat("\"text\":5"), DeadLetterCause.WrongType, "text" },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":\"NaN\""), DeadLetterCause.WrongType, "valence" },
        { InputSource.ChatMessages, """{"interactionId":"i-1","time":1790000000000,"speaker":"customer","text":"x"}""", DeadLetterCause.WrongType, "time" },
        { InputSource.ChatMessages, """{"interactionId":7,"time":"2026-11-22T09:00:03Z","speaker":"customer","text":"x"}""", DeadLetterCause.WrongType, "interactionId" },
        { InputSource.ChatMessages, """{"time":"2026-11-22T09:00:03Z","speaker":"customer","text":"x"}""", DeadLetterCause.MissingField, "interactionId" },
        { InputSource.ChatMessages, """{"interactionId":"i-1","speaker":"customer","text":"x"}""", DeadLetterCause.MissingField, "time" },
        { InputSource.ChatMessages, """{"interactionId":"i-1","time":"2026-11-22T09:00:03Z","text":"x"}""", DeadLetterCause.MissingField, "speaker" },
        { InputSource.ChatMessages, Chat("\"language\":\"en\""), DeadLetterCause.MissingField, "text" },
        { InputSource.ChatMessages, Chat("\"text\":null"), DeadLetterCause.MissingField, "text" },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"arousal\":0.5"), DeadLetterCause.MissingField, "valence" },
        { InputSource.ChatMessages, """{"interactionId":"i-2","time":"2026-11-22T09:00:03Z","speaker":"customer","text":"x"}""", DeadLetterCause.KeyMismatch, null },
        { InputSource.ChatMessages, """{"interactionId":"\u0000time","time":"2026-11-22T09:00:03Z","speaker":"customer","text":"x"}""", DeadLetterCause.IdInvalid, null },
        { InputSource.ChatMessages, Chat(speaker: "supervisor"), DeadLetterCause.UnknownSpeaker, null },
        { InputSource.ChatMessages, Chat(time: "yesterday"), DeadLetterCause.TimeInvalid, null },
        { InputSource.ChatMessages, Chat(time: "2026-11-22T09:00:03"), DeadLetterCause.TimeInvalid, null },
        { InputSource.ChatMessages, Chat(time: "2026-02-30T09:00:03Z"), DeadLetterCause.TimeInvalid, null },
        { InputSource.ChatMessages, Chat(time: "2026-11-22T13:00:00.001Z"), DeadLetterCause.TimeOutOfRange, null },
        { InputSource.ChatMessages, Chat(time: "2036-11-22T09:00:03Z"), DeadLetterCause.TimeOutOfRange, null },
        { InputSource.ChatMessages, Chat(time: "1999-12-31T23:59:59.999Z"), DeadLetterCause.TimeOutOfRange, null },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":7"), DeadLetterCause.ValueOutOfRange, "valence" },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":1e999"), DeadLetterCause.ValueOutOfRange, "valence" },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":0,\"arousal\":-0.1"), DeadLetterCause.ValueOutOfRange, "arousal" },
        { InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":0,\"confidence\":1.5"), DeadLetterCause.ValueOutOfRange, "confidence" },
        { InputSource.ChatMessages, Chat($"\"text\":\"x\",\"language\":\"{new string('l', 257)}\""), DeadLetterCause.IdTooLong, "language" },
        { InputSource.AudioFeatures, Audio("\"loudnessMean\":0.5"), DeadLetterCause.MissingField, "windowMs" },
        { InputSource.AudioFeatures, Audio("\"windowMs\":0"), DeadLetterCause.ValueOutOfRange, "windowMs" },
        { InputSource.AudioFeatures, Audio("\"windowMs\":\"3000\""), DeadLetterCause.WrongType, "windowMs" },
        { InputSource.AudioFeatures, Audio("\"windowMs\":3000,\"loudnessMean\":NaN"), DeadLetterCause.MalformedJson, null },
        { InputSource.AudioFeatures, Audio("\"windowMs\":3000,\"loudnessMean\":\"NaN\""), DeadLetterCause.WrongType, "loudnessMean" },
        { InputSource.AudioFeatures, Audio("\"windowMs\":3000,\"voicedRatio\":1.5"), DeadLetterCause.ValueOutOfRange, "voicedRatio" },
        { InputSource.InteractionEvents, Event("exploded"), DeadLetterCause.UnknownType, null },
        { InputSource.InteractionEvents, Event("channelSwitched"), DeadLetterCause.MissingField, "channel" },
        { InputSource.InteractionEvents, Event("survey"), DeadLetterCause.MissingField, "satisfaction" },
        { InputSource.InteractionEvents, Event("survey", ",\"satisfaction\":9"), DeadLetterCause.ValueOutOfRange, "satisfaction" },
        { InputSource.InteractionEvents, Event("started", ",\"segment\":5"), DeadLetterCause.WrongType, "segment" },
        { InputSource.InteractionEvents, Event("forget"), DeadLetterCause.MissingField, "customerId" },
        { InputSource.InteractionEvents, Event("forget", ",\"customerId\":\"c-1\""), DeadLetterCause.KeyMismatch, null },
        { InputSource.InteractionEvents, Event("forget", ",\"customerId\":\"i-1\",\"rememberUntil\":\"soon\""), DeadLetterCause.TimeInvalid, "rememberUntil" },
        { InputSource.InteractionEvents, Event("ended").Replace("\"interactionId\":\"i-1\",", "", StringComparison.Ordinal), DeadLetterCause.MissingField, "interactionId" },
        { InputSource.AlertActions, Action("shouted"), DeadLetterCause.UnknownAction, null },
        { InputSource.AlertActions, Action("closed", ""), DeadLetterCause.MissingField, "alertId" },
        { InputSource.AlertActions, """{"interactionId":"i-1","time":"2026-11-22T09:00:03Z","alertId":"a"}""", DeadLetterCause.MissingField, "action" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void BadInput_IsRefusedWithItsCause(InputSource source, string json, string cause, string? detail)
    {
        var failure = Decode(source, json).Failure;

        Assert.Equal(cause, failure.Cause);
        if (detail is not null)
            Assert.Equal(detail, failure.Detail);
    }

    [Fact]
    public void Text_ThatIsNotUtf8_IsMalformed()
    {
        var json = Encoding.UTF8.GetBytes(Chat("\"text\":\"#\""));
        json[Array.IndexOf(json, (byte)'#')] = 0xff;

        Assert.Equal(DeadLetterCause.MalformedJson, Decode(InputSource.ChatMessages, json).Failure.Cause);
    }

    [Fact]
    public void Id_ThatIsNotUtf8_IsMalformed()
    {
        var json = Encoding.UTF8.GetBytes(Chat());
        json[Array.IndexOf(json, (byte)'i', 18)] = 0xff;
        var decoder = Decoder();

        Assert.Equal(DeadLetterCause.MalformedJson, decoder.Decode(InputSource.ChatMessages, [0xff, (byte)'-', (byte)'1'], json, new InputRecord()).Cause);
    }

    [Fact]
    public void Nesting_WithoutEnd_IsMalformed() =>
        Assert.Equal(DeadLetterCause.MalformedJson, Decode(InputSource.ChatMessages, Chat($"\"x\":{new string('[', 100_000)}")).Failure.Cause);

    [Fact]
    public void Key_Missing_IsItsOwnCause() =>
        Assert.Equal(DeadLetterCause.MissingKey, Decode(InputSource.ChatMessages, Chat(), key: null).Failure.Cause);

    [Fact]
    public void Key_Of257Bytes_IsTooLong() =>
        Assert.Equal(new DecodeFailure(DeadLetterCause.IdTooLong, "key"), Decode(InputSource.ChatMessages, Chat(), new string('k', 257)).Failure);
}
