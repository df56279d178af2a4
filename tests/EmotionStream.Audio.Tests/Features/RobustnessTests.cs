using EmotionStream.Audio.Features;
using EmotionStream.Core.Records;
using FsCheck.Xunit;

namespace EmotionStream.Audio.Tests.Features;

public class RobustnessTests
{
    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void Silence_Digital_HasNoVoiceAndNoPitch(int rate)
    {
        foreach (var window in Extract.Windows(new float[5 * rate], rate))
        {
            Assert.Equal(0, window[AudioFeature.VoicedRatio]);
            Assert.Equal(0, window[AudioFeature.LoudnessMean]);
            Assert.Equal(-120, window[AudioFeature.SoundLevelDb]);
            Assert.True(float.IsNaN(window[AudioFeature.F0SemitoneMean]));
            AssertPlausible(window);
        }
    }

    [Fact]
    public void Noise_OfALine_HasHardlyAnyVoice() =>
        Assert.InRange(Extract.Whole(Signals.Noise(8000, 5, 0.02), 8000)[AudioFeature.VoicedRatio], 0, 0.02);

    [Fact]
    public void MainsHum_UnderAVoice_IsNotTakenForItsPitch()
    {
        var voice = Signals.Voice(200, 16000, 2);
        var hum = Signals.Sine(50, 16000, 2, amplitude: 0.1);
        var window = Extract.Whole(voice.Map((x, i) => (i < 16000 ? x : 0) + hum[i]), 16000);
        Assert.InRange(window[AudioFeature.VoicedRatio], 0.45, 0.55);
        Assert.InRange(27.5 * Math.Pow(2, window[AudioFeature.F0SemitoneMean] / 12), 198, 202);
    }

    [Fact]
    public void Clipping_OfAVoice_KeepsItsPitch()
    {
        var window = Extract.Whole(Signals.Voice(170, 8000, 2).Map((x, _) => Math.Clamp(x * 10, -1, 1)), 8000);
        Assert.InRange(27.5 * Math.Pow(2, window[AudioFeature.F0SemitoneMean] / 12), 168.3, 171.7);
        AssertPlausible(window);
    }

    [Theory]
    [InlineData(697, 1209)]
    [InlineData(770, 1336)]
    [InlineData(941, 1633)]
    public void TouchTones_AreMeasuredWithoutHarm(double low, double high)
    {
        var tone = Signals.Sine(low, 8000, 3, 0.3).Zip(Signals.Sine(high, 8000, 3, 0.3), (a, b) => a + b).ToArray();
        var window = Extract.Whole(tone, 8000);
        Assert.InRange(window[AudioFeature.LoudnessMean], 0.1f, 10f);
        AssertPlausible(window);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void MusicOnHold_IsMeasuredWithoutHarm(int rate)
    {
        // A melody of four notes a second in three parts over a beat.
        var music = Signals.Noise(rate, 8, 0.02).Map((noise, i) =>
        {
            var t = (double)i / rate;
            var note = 262 * Math.Pow(2, (int)(t * 4) * 5 % 12 / 12.0);
            return (float)(noise + (0.2 * (Math.Sin(2 * Math.PI * note * t) + Math.Sin(3 * Math.PI * note * t) + (0.5 * Math.Sin(Math.PI * note * t))) * (1 - (t * 4 % 1))));
        });
        var windows = Extract.Windows(music, rate);
        Assert.Equal(6, windows.Count);
        Assert.All(windows, AssertPlausible);
    }

    [Fact]
    public void LostPackets_OfAVoice_KeepItsPitch()
    {
        // Every 33rd packet of 20 ms is silence.
        var window = Extract.Whole(Signals.Voice(140, 8000, 5).Map((x, i) => i / 160 % 33 == 0 ? 0 : x), 8000);
        Assert.InRange(27.5 * Math.Pow(2, window[AudioFeature.F0SemitoneP50] / 12), 138.6, 141.4);
        Assert.InRange(window[AudioFeature.VoicedRatio], 0.85f, 1f);
    }

    /// <summary>Whatever came between, a window that begins after it is measured as if it had not been there: no filter, path or running sum keeps it.</summary>
    [Theory]
    [InlineData(Interruption.Silence)]
    [InlineData(Interruption.TouchTones)]
    [InlineData(Interruption.Music)]
    [InlineData(Interruption.Clipping)]
    [InlineData(Interruption.LoudNoise)]
    [InlineData(Interruption.LostPackets)]
    public void Interruption_OfACall_LeavesNoTraceInLaterWindows(Interruption kind)
    {
        const int Rate = 8000, Before = 4;
        var voice = Signals.Voice(150, Rate, 10).Map((x, i) => i / (Rate / 2) % 3 == 2 ? 0.001f * x : x);
        var interrupted = Interrupt(voice, Rate, Before, kind);
        var undisturbed = Extract.Windows(voice, Rate).Where(Later).ToList();
        var after = Extract.Windows(interrupted, Rate).Where(Later).ToList();

        Assert.Equal(4, undisturbed.Count);
        foreach (var (expected, actual) in undisturbed.Zip(after))
        {
            Assert.Equal(expected.Values.Select(float.IsNaN), actual.Values.Select(float.IsNaN));
            Assert.Equal(expected.Values, actual.Values);
        }

        static bool Later(FeatureWindow window) => window.Start.TotalSeconds > Before - 0.1;
    }

    [Property(MaxTest = 20)]
    public void AnySound_GivesPlausibleFeatures(int seed, byte[] pieces)
    {
        var random = new Random(seed);
        var sound = pieces.Take(10).SelectMany(piece => Piece(piece, random)).Select(x => Math.Clamp(x, -1, 1)).ToArray();
        foreach (var rate in new[] { 8000, 16000 })
        {
            foreach (var window in Extract.Windows(sound, rate, new WindowOptions(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(300))))
                AssertPlausible(window);
        }
    }

    /// <summary>Replaces a second and a half of a call, which ends half a second before the given time.</summary>
    private static float[] Interrupt(float[] call, int rate, int before, Interruption kind)
    {
        var noise = Signals.Noise(rate, call.Length / (double)rate, 1);
        var (from, to) = ((before - 2) * rate, (before * rate) - (rate / 2));
        return call.Map((x, i) => i < from || i >= to ? x : kind switch
        {
            Interruption.TouchTones => (float)(0.4 * (Math.Sin(2 * Math.PI * 770 * i / rate) + Math.Sin(2 * Math.PI * 1336 * i / rate))),
            Interruption.Music => (float)(0.3 * (Math.Sin(2 * Math.PI * 262 * i / rate) + Math.Sin(2 * Math.PI * 330 * i / rate) + Math.Sin(2 * Math.PI * 392 * i / rate))),
            Interruption.Clipping => Math.Clamp(x * 100, -1, 1),
            Interruption.LoudNoise => noise[i],
            Interruption.LostPackets => i / (rate / 50) % 2 == 0 ? 0 : x,
            _ => 0,
        });
    }

    private static float[] Piece(byte kind, Random random)
    {
        var amplitude = Math.Pow(10, (random.NextDouble() * 4) - 3.5);
        var seconds = 0.05 + (random.NextDouble() * 0.3);
        return (kind % 6) switch
        {
            0 => new float[(int)(8000 * seconds)],
            1 => Signals.Noise(8000, seconds, amplitude, random.Next()),
            2 => Signals.Sine(20 + (random.NextDouble() * 3900), 8000, seconds, amplitude),
            3 => Signals.Voice(40 + (random.NextDouble() * 900), 8000, seconds, amplitude),
            4 => [.. Enumerable.Repeat((float)amplitude, (int)(8000 * seconds))],
            _ => Signals.Noise(8000, seconds, 1, random.Next()).Map((x, _) => x > 0.99 ? 1 : 0),
        };
    }

    private static void AssertPlausible(FeatureWindow window)
    {
        for (var i = 0; i < window.Values.Length; i++)
        {
            var value = window.Values[i];
            var (minimum, maximum) = AudioFeatureSet.Ranges[i];
            if (!float.IsNaN(value))
                Assert.True(value >= minimum && value <= maximum, $"{AudioFeatureSet.Names[i]} is {value}, not in [{minimum}, {maximum}]");
        }

        Assert.False(float.IsNaN(window[AudioFeature.VoicedRatio]));
        Assert.False(float.IsNaN(window[AudioFeature.LoudnessMean]));
    }

    public enum Interruption
    {
        Silence,
        TouchTones,
        Music,
        Clipping,
        LoudNoise,
        LostPackets,
    }
}
