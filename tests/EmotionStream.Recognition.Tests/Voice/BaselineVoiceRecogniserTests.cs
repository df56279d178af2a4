using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Voice;
using FsCheck.Xunit;

namespace EmotionStream.Recognition.Tests.Voice;

public class BaselineVoiceRecogniserTests
{
    private readonly BaselineVoiceRecogniser _recogniser = new();
    private readonly VoiceBaseline _baseline = new();

    [Fact]
    public void FirstWindow_HasNothingToCompareWith_IsRestingAndNotTrusted()
    {
        var score = Score(Window());
        Assert.Equal(BaselineVoiceRecogniser.RestingArousal, score.Arousal, 1e-5f);
        Assert.Equal(0, score.ArousalConfidence);
        Assert.Equal(1, _baseline.Count[0]);
    }

    [Theory]
    [InlineData(AudioFeature.LoudnessMean, 1.6f)]
    [InlineData(AudioFeature.F0SemitoneMean, 32f)]
    [InlineData(AudioFeature.VoicedSegmentRate, 4.5f)]
    public void LouderHigherFaster_ThanTheCallerSoFar_RaisesArousal(AudioFeature feature, float value)
    {
        Hear(10);
        var score = Score(Window((feature, value)));
        Assert.InRange(score.Arousal, BaselineVoiceRecogniser.RestingArousal + 0.1f, 1);
    }

    [Property]
    public void Arousal_RisesWithEachFeature(byte windows, byte feature, ushort low, ushort high)
    {
        var feel = new[] { AudioFeature.LoudnessMean, AudioFeature.F0SemitoneMean, AudioFeature.VoicedSegmentRate }[feature % 3];
        var (minimum, maximum) = (new[] { 0.05f, 14, 0.5f }[feature % 3], new[] { 8f, 60, 8 }[feature % 3]);
        float At(ushort x) => minimum + ((maximum - minimum) * x / ushort.MaxValue);
        Hear(windows % 40);
        var baseline = _baseline.Clone();
        var quiet = Score(Window((feel, At(Math.Min(low, high)))));
        var loud = _recogniser.Score(Voice(Window((feel, At(Math.Max(low, high))))), baseline);
        Assert.True(loud.Arousal >= quiet.Arousal);
        Assert.InRange(loud.Arousal, 0, 1);
        Assert.InRange(loud.ArousalConfidence, 0, 1);
    }

    [Fact]
    public void Valence_IsNotEarnedFromSound_HasNoWeight()
    {
        Hear(10);
        var score = Score(Window((AudioFeature.LoudnessMean, 3f)));
        Assert.Equal(0, score.Valence);
        Assert.Equal(0, score.Confidence);
        Assert.Equal(AbstentionReason.None, score.Abstention);
    }

    [Fact]
    public void Trust_GrowsWithWindowsHeardAndFallsWithSilence()
    {
        Hear(1);
        var early = Score(Window()).ArousalConfidence;
        Hear(20);
        var late = Score(Window()).ArousalConfidence;
        var quiet = Score(Window((AudioFeature.VoicedRatio, 0.12f))).ArousalConfidence;
        Assert.True(early < late);
        Assert.True(quiet < late);
        Assert.InRange(late, 0.8f, 1);
    }

    [Fact]
    public void Loudness_IsThatOfTheVoice_NotOfThePausesBetween()
    {
        Hear(10);
        var full = Score(Window()).Arousal;
        var withPauses = Score(Window((AudioFeature.VoicedRatio, 0.25f), (AudioFeature.LoudnessMean, 0.4f))).Arousal;
        Assert.Equal(full, withPauses, 0.02f);
    }

    [Theory]
    [InlineData(AudioFeature.VoicedRatio, 0f, AbstentionReason.NoSignal)]
    [InlineData(AudioFeature.VoicedRatio, 0.05f, AbstentionReason.NoSignal)]
    [InlineData(AudioFeature.VoicedRatio, float.NaN, AbstentionReason.BadFeatures)]
    [InlineData(AudioFeature.VoicedRatio, 7f, AbstentionReason.BadFeatures)]
    [InlineData(AudioFeature.F0SemitoneMean, float.NaN, AbstentionReason.BadFeatures)]
    [InlineData(AudioFeature.F0SemitoneMean, 220f, AbstentionReason.BadFeatures)]
    [InlineData(AudioFeature.LoudnessMean, float.NaN, AbstentionReason.BadFeatures)]
    [InlineData(AudioFeature.LoudnessMean, 0f, AbstentionReason.BadFeatures)]
    [InlineData(AudioFeature.LoudnessMean, float.PositiveInfinity, AbstentionReason.BadFeatures)]
    public void WindowThatCannotBeScored_AbstainsAndLeavesTheBaseline(AudioFeature feature, float value, AbstentionReason reason)
    {
        Hear(3);
        Assert.Equal(reason, Score(Window((feature, value))).Abstention);
        Assert.Equal([3, 3, 3], _baseline.Count.Take(VoiceBaseline.Essential));
    }

    [Fact]
    public void SpeechRate_Absent_IsLeftOut()
    {
        Hear(3);
        Assert.Equal(AbstentionReason.None, Score(Window((AudioFeature.VoicedSegmentRate, float.NaN))).Abstention);
        Assert.Equal([4, 4, 3], _baseline.Count.Take(VoiceBaseline.Essential));
    }

    [Fact]
    public void NoFeatures_Abstains() =>
        Assert.Equal(AbstentionReason.BadFeatures, _recogniser.Score(Voice([]), _baseline).Abstention);

    private void Hear(int windows)
    {
        for (var i = 0; i < windows; i++)
            Score(Window());
    }

    private EmotionScore Score(float[] features) => _recogniser.Score(Voice(features), _baseline);

    private static CustomerVoice Voice(float[] features)
    {
        Assert.True(CustomerVoice.TryCreate(Speaker.Customer, features, 3000, out var voice));
        return voice;
    }

    private static float[] Window(params (AudioFeature Feature, float Value)[] changes)
    {
        var features = new float[AudioFeatureSet.Names.Count];
        Array.Fill(features, float.NaN);
        features[(int)AudioFeature.LoudnessMean] = 0.8f;
        features[(int)AudioFeature.F0SemitoneMean] = 26;
        features[(int)AudioFeature.VoicedRatio] = 0.5f;
        features[(int)AudioFeature.VoicedSegmentRate] = 2;
        foreach (var (feature, value) in changes)
            features[(int)feature] = value;
        return features;
    }
}
