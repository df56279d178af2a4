using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace EmotionStream.Audio.Dsp;

/// <summary>
/// Fourier transform of a real frame: MathNet.Numerics' complex transform of half the length on packed pairs, then unpacked, which
/// halves the work. Not thread-safe: it keeps its buffer.
/// </summary>
internal sealed class RealFft
{
    private readonly int _half;
    private readonly Complex32[] _packed;
    private readonly Complex32[] _twiddles;

    /// <summary>Makes a transform.</summary>
    /// <param name="size">Length of the (zero-padded) frame, a power of two.</param>
    public RealFft(int size)
    {
        Size = size;
        _half = size / 2;
        _packed = new Complex32[_half];
        _twiddles = [.. Enumerable.Range(0, _half).Select(k =>
            new Complex32((float)Math.Cos(2 * Math.PI * k / size), (float)-Math.Sin(2 * Math.PI * k / size)))];
    }

    /// <summary>Length of the frame.</summary>
    public int Size { get; }

    /// <summary>How many bins a spectrum has: from 0 to the Nyquist frequency, both included.</summary>
    public int Bins => _half + 1;

    /// <summary>|X(k)|² of a frame.</summary>
    /// <param name="frame">Samples, at most <see cref="Size"/>; zero-padded.</param>
    /// <param name="power">Receives <see cref="Bins"/> values.</param>
    public void Power(ReadOnlySpan<float> frame, Span<float> power)
    {
        Transform(frame);
        for (var k = 1; k < _half; k++)
        {
            var z = _packed[k];
            var mirror = _packed[_half - k].Conjugate();
            var even = (z + mirror) * 0.5f;
            var odd = (z - mirror) * 0.5f;
            var (wr, wi) = (_twiddles[k].Real, _twiddles[k].Imaginary);

            // X = even − i·w·odd
            var re = even.Real + (wr * odd.Imaginary) + (wi * odd.Real);
            var im = even.Imaginary - (wr * odd.Real) + (wi * odd.Imaginary);
            power[k] = (re * re) + (im * im);
        }

        var dc = _packed[0].Real + _packed[0].Imaginary;
        var nyquist = _packed[0].Real - _packed[0].Imaginary;
        power[0] = dc * dc;
        power[_half] = nyquist * nyquist;
    }

    private void Transform(ReadOnlySpan<float> frame)
    {
        var pairs = frame.Length / 2;
        for (var i = 0; i < pairs; i++)
            _packed[i] = new Complex32(frame[2 * i], frame[(2 * i) + 1]);
        if ((frame.Length & 1) != 0)
            _packed[pairs++] = new Complex32(frame[^1], 0);
        Array.Clear(_packed, pairs, _half - pairs);
        Fourier.Forward(_packed, FourierOptions.NoScaling);
    }
}
