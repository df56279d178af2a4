using EmotionStream.Audio.Resampling;

namespace EmotionStream.Audio.Tests.Resampling;

public class ResamplerTests
{
    [Theory]
    [InlineData(44100, 16000)]
    [InlineData(48000, 16000)]
    [InlineData(8000, 16000)]
    [InlineData(11025, 8000)]
    [InlineData(22050, 16000)]
    [InlineData(16000, 16000)]
    public void Resample_Sine_KeepsFrequencyLevelAndPhase(int from, int to)
    {
        var output = Resample(Signals.Sine(440, from, 1), from, to);
        var expected = Signals.Sine(440, to, 1);
        Assert.Equal(to, output.Count);
        for (var i = to / 10; i < to * 9 / 10; i++)
            Assert.InRange(output[i] - expected[i], -1e-3, 1e-3);
    }

    [Theory]
    [InlineData(48000, 16000, 9000)]
    [InlineData(44100, 16000, 12000)]
    [InlineData(16000, 8000, 4500)]
    [InlineData(16000, 8000, 7000)]
    public void Resample_AboveTheNewNyquist_IsHeldUnderMinus80Decibels(int from, int to, double hertz)
    {
        var output = Resample(Signals.Sine(hertz, from, 1, amplitude: 1), from, to);
        var rms = Math.Sqrt(output.Skip(to / 10).Take(to * 8 / 10).Average(x => x * x));
        Assert.InRange(20 * Math.Log10(rms / Math.Sqrt(0.5)), double.NegativeInfinity, -80);
    }

    [Fact]
    public void Resample_Constant_StaysConstant() =>
        Assert.All(
            Resample([.. Enumerable.Repeat(0.25f, 4410)], 44100, 16000).Skip(100).Take(1400), x => Assert.InRange(x, 0.25f - 1e-5f, 0.25f + 1e-5f));

    [Fact]
    public void Delay_IsShort() => Assert.InRange(new Resampler(8000, 16000).Delay, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

    private static List<float> Resample(float[] samples, int from, int to)
    {
        var output = new List<float>();
        var resampler = new Resampler(from, to);
        foreach (var piece in samples.Chunk(1000))
            resampler.Process(piece, output);
        resampler.Complete(output);
        return output;
    }
}
