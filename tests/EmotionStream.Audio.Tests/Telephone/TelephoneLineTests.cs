using EmotionStream.Audio.Telephone;

namespace EmotionStream.Audio.Tests.Telephone;

public class TelephoneLineTests
{
    [Theory]
    [InlineData(100, false, 0)]
    [InlineData(1000, false, 0)]
    [InlineData(1000, true, 0)]
    [InlineData(3000, true, 0)]
    [InlineData(100, true, -40)]
    [InlineData(3800, true, -40)]
    [InlineData(6000, false, -40)]
    public void Transmit_Sine_PassesOnlyWhatALineCarries(double hertz, bool bandLimited, double decibels)
    {
        var heard = TelephoneLine.Transmit(Signals.Sine(hertz, 16000, 1), 16000, bandLimited);
        Assert.Equal(8000, heard.Length);
        var level = 20 * Math.Log10(Math.Sqrt(heard[1000..7000].Average(x => x * x)) / (0.5 * Math.Sqrt(0.5)));
        if (decibels == 0)
            Assert.InRange(level, -0.3, 0.3);
        else
            Assert.InRange(level, double.NegativeInfinity, decibels);
    }
}
