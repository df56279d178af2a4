using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Voice;
using FsCheck.Xunit;

namespace EmotionStream.Recognition.Tests.Voice;

public class CallerComparisonTests
{
    [Fact]
    public void ComparedFeatures_FillABaseline_LoudnessPitchAndRateFirst()
    {
        var features = ComparedFeature.All.Select(static compared => compared.Feature).ToList();
        Assert.Equal(VoiceBaseline.Features, features.Distinct().Count());
        Assert.Equal(VoiceBaseline.Features, features.Count);
        Assert.Equal([AudioFeature.LoudnessMean, AudioFeature.F0SemitoneMean, AudioFeature.VoicedSegmentRate], features.Take(VoiceBaseline.Essential));
        Assert.All(ComparedFeature.All, static compared => Assert.True(compared.Spread > 0));
    }

    /// <summary>A telephone set turned up, or a lower voice, is the caller's own; what counts is how they differ from it.</summary>
    [Property(MaxTest = 50)]
    public void Deviations_OfACallerWithAnotherVoice_AreTheSame(byte shift)
    {
        var random = new Random(4);
        var (one, other) = (new VoiceBaseline(), new VoiceBaseline());
        for (var window = 0; window < 12; window++)
        {
            var moods = ComparedFeature.All.Select(_ => (float)random.NextDouble()).ToArray();
            var first = Compare(Window(moods, 0), one);
            var second = Compare(Window(moods, shift / 255f), other);
            for (var i = 0; i < first.Length; i++)
                Assert.Equal(first[i], second[i], 0.02f);
        }
    }

    [Fact]
    public void Deviations_OfTheFirstWindow_AreNone_AndBounded_AfterASteadyVoice()
    {
        var baseline = new VoiceBaseline();
        Assert.All(Compare(Window(new float[VoiceBaseline.Features], 0), baseline), static deviation => Assert.Equal(0, deviation));
        for (var window = 0; window < 20; window++)
            Compare(Window(new float[VoiceBaseline.Features], 0), baseline);
        Assert.All(Compare(Window([.. Enumerable.Repeat(5f, VoiceBaseline.Features)], 0), baseline), static deviation => Assert.Equal(3, deviation));
    }

    [Fact]
    public void UntrainedRecogniser_KeepsTheEssentialOnly()
    {
        var baseline = new VoiceBaseline();
        CustomerVoice.TryCreate(Speaker.Customer, Window(new float[VoiceBaseline.Features], 0), 3000, out var voice);
        new BaselineVoiceRecogniser().Score(voice, baseline);
        Assert.Equal(VoiceBaseline.Essential, baseline.Known);
        Compare(voice.Features, baseline);
        Assert.Equal(VoiceBaseline.Features, baseline.Known);
    }

    private static float[] Compare(ReadOnlySpan<float> window, VoiceBaseline baseline)
    {
        CustomerVoice.TryCreate(Speaker.Customer, window, 3000, out var voice);
        var deviations = new float[VoiceBaseline.Features];
        Assert.Equal(AbstentionReason.None, CallerComparison.Compare(voice, baseline, deviations));
        return deviations;
    }

    /// <summary>A window whose compared features are so many spreads above what the caller's voice shifts them to.</summary>
    private static float[] Window(float[] moods, float shift)
    {
        var features = new float[AudioFeatureSet.Names.Count];
        Array.Fill(features, float.NaN);
        features[(int)AudioFeature.VoicedRatio] = 0.5f;
        for (var i = 0; i < moods.Length; i++)
        {
            var compared = ComparedFeature.All[i];
            var above = compared.Spread * (moods[i] + (3 * shift));
            features[(int)compared.Feature] = compared.IsLogarithmic ? 0.01f * MathF.Exp(Math.Min(above, 6)) : Middle(compared.Feature) + above;
        }

        return features;
    }

    private static float Middle(AudioFeature feature)
    {
        var (minimum, maximum) = AudioFeatureSet.Ranges[(int)feature];
        return float.IsFinite(minimum) && float.IsFinite(maximum) ? minimum + ((maximum - minimum) / 4) : 0;
    }
}
