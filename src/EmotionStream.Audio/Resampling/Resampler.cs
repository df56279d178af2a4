using System.Numerics.Tensors;
using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Resampling;

/// <summary>
/// Changes the sample rate by a ratio of whole numbers with a Kaiser-windowed sinc, one bank of coefficients a phase. Passes what lies
/// below 0.9 of the lower Nyquist frequency and holds what lies above 1.1 of it under −80 dB. Streaming: the output does not depend on how the input is cut up, and
/// lags by <see cref="Delay"/>.
/// </summary>
public sealed class Resampler
{
    private const int ZeroCrossings = 32;
    private const double PassBand = 0.95;
    private const double KaiserBeta = 9;

    private readonly int _up;
    private readonly int _down;
    private readonly int _half;
    private readonly float[][]? _phases;
    private readonly SampleBuffer _input = new();
    private long _received;
    private long _produced;

    /// <summary>Makes a resampler.</summary>
    /// <param name="from">Rate of the input, samples a second.</param>
    /// <param name="to">Rate of the output.</param>
    public Resampler(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(from, to);
        _up = to / divisor;
        _down = from / divisor;
        if (_up == _down)
            return;
        var scale = Math.Min(1, (double)to / from);
        _half = (int)Math.Ceiling(ZeroCrossings / scale);
        _phases = [.. Enumerable.Range(0, _up).Select(phase => Phase(phase, scale))];
        _input.AppendSilence(_half);
        Delay = TimeSpan.FromSeconds((double)_half / from);
    }

    /// <summary>How much later than its own time a sample comes out.</summary>
    public TimeSpan Delay { get; }

    /// <summary>Takes samples and gives those that are complete.</summary>
    /// <param name="samples">Input.</param>
    /// <param name="output">Receives output at its end.</param>
    public void Process(ReadOnlySpan<float> samples, List<float> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _received += samples.Length;
        if (_phases is null)
        {
            output.AddRange(samples);
            return;
        }

        _input.Append(samples);
        Produce(output, long.MaxValue);
    }

    /// <summary>Ends the input and gives the rest, so that in all the output lasts as long as the input.</summary>
    /// <param name="output">Receives output at its end.</param>
    public void Complete(List<float> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (_phases is null)
            return;
        _input.AppendSilence(2 * _half);
        Produce(output, ((_received * _up) + _down - 1) / _down);
    }

    private void Produce(List<float> output, long limit)
    {
        var taps = 2 * _half;
        while (_produced < limit)
        {
            // Output n lies at input position n·down/up; the buffer begins `half` samples before the first.
            var whole = Math.DivRem(_produced * _down, _up, out var phase);
            var first = whole + 1;
            if (first + taps > _input.End)
                break;
            output.Add(TensorPrimitives.Dot(_input.Slice(first, taps), _phases![(int)phase]));
            _produced++;
        }

        _input.DiscardBefore(Math.DivRem(_produced * _down, _up, out _) + 1);
    }

    private float[] Phase(int phase, double scale)
    {
        var taps = new double[2 * _half];
        var fraction = (double)phase / _up;
        for (var i = 0; i < taps.Length; i++)
        {
            var x = i + 1 - _half - fraction;
            taps[i] = Sinc(x * scale * PassBand) * Kaiser(x / _half);
        }

        // Every phase has unit gain at zero frequency, or a constant would come out with a ripple.
        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) =>
        Math.Abs(x) >= 1 ? 0 : MathNet.Numerics.SpecialFunctions.BesselI0(KaiserBeta * Math.Sqrt(1 - (x * x)))
            / MathNet.Numerics.SpecialFunctions.BesselI0(KaiserBeta);
}
