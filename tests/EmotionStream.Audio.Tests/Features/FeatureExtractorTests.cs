using EmotionStream.Audio.Features;
using EmotionStream.Core.Records;

namespace EmotionStream.Audio.Tests.Features;

public class FeatureExtractorTests
{
    public static TheoryData<double, int> Pitches
    {
        get
        {
            var data = new TheoryData<double, int>();
            foreach (var rate in new[] { 8000, 16000, 44100 })
            {
                foreach (var hertz in new[] { 100, 121.3, 150, 200, 233, 300, 400.0 })
                    data.Add(hertz, rate);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pitches))]
    public void Pitch_HarmonicTone_IsWithinOnePercent(double hertz, int rate)
    {
        var window = Extract.Whole(Signals.Voice(hertz, rate, 1), rate);
        Assert.InRange(27.5 * Math.Pow(2, window[AudioFeature.F0SemitoneMean] / 12), hertz * 0.99, hertz * 1.01);
        Assert.InRange(window[AudioFeature.F0SemitoneStd], 0, 0.05);
        Assert.InRange(window[AudioFeature.VoicedRatio], 0.99, 1);
    }

    [Fact]
    public void Pitch_FundamentalCutOffByTheTelephone_IsStillFound()
    {
        var sound = Signals.Voice(180, 8000, 1).Zip(Signals.Sine(180, 8000, 1, amplitude: 0.3));

        // Signals.Voice gives its nth harmonic the phase n²; take the fundamental out by subtracting one of the same phase.
        var cut = sound.Select((pair, i) => pair.First - (float)(0.3 * Math.Sin((2 * Math.PI * 180 * i / 8000) + 1))).ToArray();
        var window = Extract.Whole(cut, 8000);
        Assert.InRange(27.5 * Math.Pow(2, window[AudioFeature.F0SemitoneMean] / 12), 178, 182);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.01, 0.0)]
    [InlineData(0.0, 0.1)]
    [InlineData(0.02, 0.05)]
    public void JitterAndShimmer_AlternatingPulses_AreThoseMade(double periodSwing, double levelSwing)
    {
        var window = Extract.Whole(Signals.Pulses(125, 16000, 1, periodSwing, levelSwing), 16000);
        Assert.InRange(window[AudioFeature.JitterMean], (2 * periodSwing) - 0.003, (2 * periodSwing) + 0.003);
        var shimmer = 20 * Math.Log10((1 + levelSwing) / (1 - levelSwing));
        Assert.InRange(window[AudioFeature.ShimmerMean], (0.9 * shimmer) - 0.1, (1.1 * shimmer) + 0.1);
    }

    [Fact]
    public void HarmonicsToNoise_MoreNoise_IsLower()
    {
        var voice = Signals.Voice(150, 16000, 1);
        var noise = Signals.Noise(16000, 1, 1);
        float[] ratios = [.. new[] { 0, 0.02f, 0.1f, 0.2f }.Select(level =>
            Extract.Whole(voice.Map((x, i) => x + (level * noise[i])), 16000)[AudioFeature.HnrMean])];
        Assert.Equal(ratios.OrderDescending(), ratios);
        Assert.True(ratios[0] > ratios[^1] + 2);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void Formants_Resonances_AreFound(int rate)
    {
        var sound = Signals.Pulses(110, rate, 1, 0, 0).Map((_, i) => i % (rate / 110) == 0 ? 1f : 0);
        foreach (var hertz in new[] { 600.0, 1400, 2600 })
            sound = Resonate(sound, hertz, 80, rate);
        var loudest = sound.Max(Math.Abs);
        var window = Extract.Whole(sound.Map((x, _) => 0.5f * x / loudest), rate);
        Assert.InRange(window[AudioFeature.F1FrequencyMean], 540, 660);
        Assert.InRange(window[AudioFeature.F2FrequencyMean], 1300, 1500);
        Assert.InRange(window[AudioFeature.F3FrequencyMean], 2450, 2750);
    }

    [Fact]
    public void Loudness_MoreGain_IsMore()
    {
        var voice = Signals.Voice(150, 8000, 1);
        float[] loudness = [.. new[] { 0.01f, 0.03f, 0.1f, 0.3f, 1f }.Select(gain =>
            Extract.Whole(voice.Map((x, _) => gain * x), 8000)[AudioFeature.LoudnessMean])];
        Assert.Equal(loudness.Order(), loudness);

        // Loudness is power to the 0.33, so 20 dB are a factor of 10^0.66.
        Assert.InRange(loudness[4] / loudness[2], 4.5, 4.65);
    }

    [Fact]
    public void Level_SameSoundAtBothRates_IsTheSame()
    {
        var narrow = Extract.Whole(Signals.Voice(150, 8000, 1), 8000);
        var wide = Extract.Whole(Signals.Voice(150, 16000, 1), 16000);
        Assert.InRange(narrow[AudioFeature.SoundLevelDb] - wide[AudioFeature.SoundLevelDb], -0.1, 0.1);
        Assert.InRange(narrow[AudioFeature.LoudnessMean] / wide[AudioFeature.LoudnessMean], 0.8, 1.35);
        Assert.InRange(narrow[AudioFeature.Slope500To1500VoicedMean] - wide[AudioFeature.Slope500To1500VoicedMean], -0.002, 0.002);
    }

    [Fact]
    public void SpeechRate_FourSyllablesASecond_IsCounted()
    {
        var sound = Signals.Voice(150, 8000, 4).Map((x, i) => x * Math.Max(0, MathF.Sin(2 * MathF.PI * i / 2000)));
        var window = Extract.Whole(sound, 8000);
        Assert.InRange(window[AudioFeature.VoicedSegmentRate], 3.7, 4.3);
        Assert.InRange(window[AudioFeature.LoudnessPeakRate], 3.7, 4.3);
    }

    private static float[] Resonate(float[] sound, double hertz, double bandwidth, int rate)
    {
        var r = Math.Exp(-Math.PI * bandwidth / rate);
        var (a1, a2) = (2 * r * Math.Cos(2 * Math.PI * hertz / rate), -r * r);
        var (y1, y2) = (0.0, 0.0);
        return sound.Map((x, _) =>
        {
            var y = x + (a1 * y1) + (a2 * y2);
            (y2, y1) = (y1, y);
            return (float)y;
        });
    }
}
