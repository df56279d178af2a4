using System.Numerics;
using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Tests.Dsp;

public class RealFftTests
{
    [Theory]
    [InlineData(16, 16)]
    [InlineData(64, 33)]
    [InlineData(512, 320)]
    [InlineData(1024, 960)]
    [InlineData(1024, 1024)]
    public void Power_OfNoise_IsThatOfTheDefinition(int size, int length)
    {
        var frame = Signals.Noise(length, 1, 1, seed: size);
        var transform = new RealFft(size);
        var power = new float[transform.Bins];
        for (var repeat = 0; repeat < 2; repeat++)
        {
            // The second time finds the buffers used.
            transform.Power(frame, power);
            for (var k = 0; k < power.Length; k++)
            {
                var sum = Complex.Zero;
                for (var i = 0; i < frame.Length; i++)
                    sum += frame[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * i / size);
                Assert.Equal(sum.Real * sum.Real + sum.Imaginary * sum.Imaginary, power[k], 2e-3 * length);
            }
        }
    }
}
