using EmotionStream.Audio.Features;
using EmotionStream.Core.Records;
using FsCheck.Xunit;

namespace EmotionStream.Audio.Tests.Features;

public class StreamingTests
{
    private static readonly WindowOptions Short = new(TimeSpan.FromMilliseconds(700), TimeSpan.FromMilliseconds(200));

    [Property(MaxTest = 15)]
    public void Windows_HoweverTheSoundIsCutUp_AreTheSame(ushort[] chunks, bool wide)
    {
        var rate = wide ? 22050 : 8000;
        var sound = Varied(rate, 1.5);
        var whole = Extract.Windows(sound, rate, Short);
        var pieces = Extract.Windows(sound, rate, Short, chunks.Select(chunk => chunk % 3000));
        Assert.Equal(whole.Count, pieces.Count);
        foreach (var (expected, actual) in whole.Zip(pieces))
        {
            Assert.Equal((expected.Start, expected.End), (actual.Start, actual.End));
            Assert.Equal(expected.Values, actual.Values);
        }
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(44100)]
    public void Latency_EveryWindow_ComesAfterItsEndAndWithinTheBound(int rate)
    {
        var extractor = new FeatureExtractor(rate, WindowOptions.Default);
        Assert.InRange(extractor.Latency, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(250));
        var sound = Varied(rate, 6);
        var windows = new List<FeatureWindow>();
        var step = rate / 100;
        for (var heard = step; heard <= sound.Length; heard += step)
        {
            var before = windows.Count;
            extractor.Process(sound.AsSpan(heard - step, step), windows);
            foreach (var window in windows.Skip(before))
                Assert.InRange(TimeSpan.FromSeconds((double)heard / rate), window.End, window.End + extractor.Latency);
        }

        Assert.Equal(3, windows.Count);
    }

    [Fact]
    public void Windows_SixAndAHalfSeconds_EndEverySecondAndAtTheEnd()
    {
        var windows = Extract.Windows(Varied(8000, 6.5), 8000);
        Assert.Equal([3, 4, 5, 6, 6.5], windows.Select(window => window.End.TotalSeconds));
        Assert.All(windows, window => Assert.Equal(3, (window.End - window.Start).TotalSeconds));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0)]
    [InlineData(0.5, 1)]
    [InlineData(3, 1)]
    [InlineData(3.1, 1)]
    public void Windows_ShortSound_GivesWhatIsLongEnough(double seconds, int count)
    {
        var windows = Extract.Windows(Varied(8000, seconds), 8000);
        Assert.Equal(count, windows.Count);
        Assert.All(windows, window => Assert.Equal(Math.Min(seconds, 3), window.End.TotalSeconds, 3));
    }

    [Fact]
    public void Window_SlidOverAStream_EqualsTheSameSoundAlone()
    {
        // Frame values depend on neighbours at the borders only: the smoothing and the pitch path.
        var sound = Varied(8000, 8);
        var slid = Extract.Windows(sound, 8000).First(window => window.End.TotalSeconds == 7);
        var alone = Extract.Whole(sound[(4 * 8000)..(7 * 8000)], 8000);
        Assert.Equal(alone[AudioFeature.F0SemitoneMean], slid[AudioFeature.F0SemitoneMean], 0.3f);
        Assert.Equal(alone[AudioFeature.LoudnessMean], slid[AudioFeature.LoudnessMean], 0.02f);
        Assert.Equal(alone[AudioFeature.VoicedRatio], slid[AudioFeature.VoicedRatio], 0.03f);
    }

    /// <summary>Voice with a gliding pitch, pauses and noise.</summary>
    private static float[] Varied(int rate, double seconds)
    {
        var phase = 0.0;
        return Signals.Noise(rate, seconds, 0.01).Map((noise, i) =>
        {
            var t = (double)i / rate;
            phase += (140 + (40 * Math.Sin(3 * t))) / rate;
            var voice = Math.Sin(2 * Math.PI * phase) + (0.6 * Math.Sin(4 * Math.PI * phase)) + (0.4 * Math.Sin(6 * Math.PI * phase));
            return (float)(noise + (t % 0.9 < 0.6 ? 0.2 * voice : 0));
        });
    }
}
