using System.Text;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using static EmotionStream.Kafka.Tests.Contracts.Decoding;

namespace EmotionStream.Kafka.Tests.Contracts;

public class InputDecoderTests
{
    private static readonly long Time = new DateTimeOffset(2026, 11, 22, 9, 0, 3, 125, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public void Chat_OfTheCustomer_IsDecodedWhole()
    {
        var (failure, record) = Decode(InputSource.ChatMessages, Chat("\"text\":\"d\\u00e9sol\\u00e9 \\ud83d\\ude00\",\"language\":\"fr\""));

        Assert.Equal(default, failure);
        Assert.Equal("i-1", Encoding.UTF8.GetString(record.Key));
        Assert.Equal((InputSource.ChatMessages, Time, Speaker.Customer, "fr"), (record.Source, record.Time, record.Speaker, record.Language));
        Assert.Equal("désolé 😀", record.Text.ToString());
        Assert.Equal(ScoreOrigin.None, record.ScoreOrigin);
    }

    [Fact]
    public void Chat_ScoredByTheSite_IsSupplied()
    {
        var (_, record) = Decode(InputSource.ChatMessages, Chat("\"text\":\"x\",\"valence\":-0.5,\"arousal\":0.75,\"confidence\":0.5"));

        Assert.Equal(ScoreOrigin.Supplied, record.ScoreOrigin);
        Assert.Equal((-0.5f, 0.75f, 0.5f, 0.5f), (record.Score.Valence, record.Score.Arousal, record.Score.Confidence, record.Score.ArousalConfidence));
    }

    [Fact]
    public void Chat_ScoredWithValenceAlone_NeedsNoTextAndCountsFullyButItsArousalDoesNot()
    {
        var (failure, record) = Decode(InputSource.ChatMessages, Chat("\"valence\":-0.5"));

        Assert.False(failure.Failed);
        Assert.Equal((1f, 0f), (record.Score.Confidence, record.Score.ArousalConfidence));
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("bot")]
    public void Chat_OfAnEmployeeOrABot_LosesWordsAndScore(string speaker)
    {
        var (failure, record) = Decode(InputSource.ChatMessages, Chat("\"text\":\"secret\",\"valence\":-0.5", speaker));

        Assert.False(failure.Failed);
        Assert.Equal(0, record.TextLength);
        Assert.Equal(ScoreOrigin.None, record.ScoreOrigin);
    }

    [Fact]
    public void Chat_OfAnEmployeeWithoutText_IsATurn() =>
        Assert.False(Decode(InputSource.ChatMessages, Chat("\"language\":\"en\"", "agent")).Failure.Failed);

    [Fact]
    public void Chat_WithEmptyText_IsATurnWithoutWords()
    {
        var (failure, record) = Decode(InputSource.ChatMessages, Chat("\"text\":\"\""));

        Assert.False(failure.Failed);
        Assert.Equal(0, record.TextLength);
    }

    [Fact]
    public void Chat_WithAMebibyteOfText_KeepsItsFirst4096Characters()
    {
        var (failure, record) = Decode(InputSource.ChatMessages, Chat($"\"text\":\"{new string('é', 4095)}😀{new string('x', 1 << 20)}\""));

        Assert.False(failure.Failed);
        Assert.Equal(new string('é', 4095), record.Text.ToString()); // the pair at 4,095 is not cut in half
    }

    [Fact]
    public void Fields_UnknownOrOfAnotherContract_AreIgnored()
    {
        var (failure, record) = Decode(InputSource.ChatMessages, Chat("\"text\":\"x\",\"type\":5,\"windowMs\":{\"a\":[1,2]},\"new\":[{}],\"queue\":\"q\""));

        Assert.False(failure.Failed);
        Assert.Null(record.Queue);
    }

    [Fact]
    public void Fields_GivenTwice_TheLastCounts() =>
        Assert.Equal("second", Decode(InputSource.ChatMessages, Chat("\"text\":\"first\",\"text\":\"second\"")).Record.Text.ToString());

    [Fact]
    public void Fields_WithEscapedNames_AreFound() =>
        Assert.Equal("x", Decode(InputSource.ChatMessages, Chat("\"t\\u0065xt\":\"x\"")).Record.Text.ToString());

    [Fact]
    public void Audio_OfTheCustomer_HasItsFeaturesInOrder()
    {
        var (failure, record) = Decode(InputSource.AudioFeatures, Audio("\"windowMs\":3000,\"loudnessMean\":0.5,\"f0SemitoneMean\":null,\"voicedRatio\":0.25"));

        Assert.False(failure.Failed);
        Assert.Equal(3000, record.WindowMs);
        Assert.Equal((0.5f, 0.25f), (record.Features[(int)AudioFeature.LoudnessMean], record.Features[(int)AudioFeature.VoicedRatio]));
        Assert.True(float.IsNaN(record.Features[(int)AudioFeature.F0SemitoneMean]));
    }

    [Fact]
    public void Audio_OfAnAgent_KeepsOnlyThatSomethingWasHeard()
    {
        var (_, record) = Decode(InputSource.AudioFeatures, Audio("\"windowMs\":3000,\"loudnessMean\":0.5,\"voicedRatio\":0.25,\"valence\":0.5", "agent"));

        Assert.Equal(0.25f, record.Features[(int)AudioFeature.VoicedRatio]);
        Assert.Equal(1, record.Features.ToArray().Count(float.IsFinite));
        Assert.Equal(ScoreOrigin.None, record.ScoreOrigin);
    }

    [Fact]
    public void Event_Started_CarriesItsLabels()
    {
        var (failure, record) = Decode(InputSource.InteractionEvents,
            Event("started", ",\"customerId\":\"c-7\",\"channel\":\"voice\",\"queue\":\"billing\",\"agentId\":\"a-3\",\"language\":\"fr\""));

        Assert.False(failure.Failed);
        Assert.Equal(InteractionEventType.Started, record.EventType);
        Assert.Equal(("c-7", "voice", "billing", "a-3", "fr"), (record.CustomerId, record.Channel, record.Queue, record.AgentId, record.Language));
    }

    [Fact]
    public void Event_Survey_CarriesItsAnswers()
    {
        var (_, record) = Decode(InputSource.InteractionEvents, Event("survey", ",\"satisfaction\":2"));

        Assert.Equal(2, record.Satisfaction);
        Assert.True(float.IsNaN(record.Effort));
    }

    [Fact]
    public void Action_IsDecoded()
    {
        var (failure, record) = Decode(InputSource.AlertActions, Action("handedOver", ",\"alertId\":\"a-1\",\"by\":\"s-1\",\"to\":\"s-2\""));

        Assert.False(failure.Failed);
        Assert.Equal((AlertActionType.HandedOver, "a-1", "s-1", "s-2"), (record.ActionType, record.AlertId, record.By, record.To));
    }

    [Fact]
    public void Record_Reused_KeepsNothingOfTheOneBefore()
    {
        var decoder = Decoder();
        var record = new InputRecord();
        decoder.Decode(InputSource.AudioFeatures, "i-1"u8, Encoding.UTF8.GetBytes(Audio("\"windowMs\":3000,\"loudnessMean\":0.5,\"valence\":0.5")), record);
        decoder.Decode(InputSource.InteractionEvents, "i-1"u8, Encoding.UTF8.GetBytes(Event("held")), record);

        Assert.False(record.HasFeatures);
        Assert.Equal((ScoreOrigin.None, 0), (record.ScoreOrigin, record.WindowMs));
    }
}
