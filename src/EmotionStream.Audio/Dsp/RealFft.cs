using System.Numerics;
using System.Runtime.InteropServices;

namespace EmotionStream.Audio.Dsp;

/// <summary>
/// Power spectrum of a real frame by the complex transform of half its length on packed pairs (Stockham's autosort, radix 2, tables made
/// once, real and imaginary parts apart so that whole vectors are worked on). Not thread-safe: it keeps its buffers.
/// </summary>
internal sealed class RealFft
{
    private readonly int _half;
    private readonly float[] _cos;
    private readonly float[] _sin;
    private readonly float[] _unpackCos;
    private readonly float[] _unpackSin;
    private readonly float[] _mirrorRe;
    private readonly float[] _mirrorIm;
    private float[] _re, _im, _nextRe, _nextIm;

    /// <summary>Makes a transform.</summary>
    /// <param name="size">Length of the (zero-padded) frame, a power of two.</param>
    public RealFft(int size)
    {
        Size = size;
        _half = size / 2;
        (_re, _im, _nextRe, _nextIm) = (new float[_half], new float[_half], new float[_half], new float[_half]);
        (_mirrorRe, _mirrorIm) = (new float[_half - 1], new float[_half - 1]);
        (_cos, _sin) = Table(_half / 2, _half);
        (_unpackCos, _unpackSin) = Table(_half, size);
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
        Pack(frame);
        for (var stride = 1; stride < _half; stride *= 2)
        {
            if (stride < Vector<float>.Count)
                NarrowPass(stride);
            else
                WidePass(stride);
            (_re, _nextRe) = (_nextRe, _re);
            (_im, _nextIm) = (_nextIm, _im);
        }

        Unpack(power);
    }

    private static (float[] Cos, float[] Sin) Table(int count, int period) =>
    (
        [.. Enumerable.Range(0, count).Select(k => (float)Math.Cos(2 * Math.PI * k / period))],
        [.. Enumerable.Range(0, count).Select(k => (float)-Math.Sin(2 * Math.PI * k / period))]);

    private void Pack(ReadOnlySpan<float> frame)
    {
        var pairs = frame.Length / 2;
        for (var i = 0; i < pairs; i++)
        {
            _re[i] = frame[2 * i];
            _im[i] = frame[(2 * i) + 1];
        }

        Array.Clear(_re, pairs, _half - pairs);
        Array.Clear(_im, pairs, _half - pairs);
        if ((frame.Length & 1) != 0)
            _re[pairs] = frame[^1];
    }

    private void NarrowPass(int stride)
    {
        var (re, im, toRe, toIm) = (_re, _im, _nextRe, _nextIm);
        for (var from = 0; from < _half / 2; from += stride)
        {
            var (wr, wi) = (_cos[from], _sin[from]);
            for (var q = 0; q < stride; q++)
            {
                var (a, b, to) = (from + q, from + q + (_half / 2), (2 * from) + q);
                var (dr, di) = (re[a] - re[b], im[a] - im[b]);
                toRe[to] = re[a] + re[b];
                toIm[to] = im[a] + im[b];
                toRe[to + stride] = (dr * wr) - (di * wi);
                toIm[to + stride] = (dr * wi) + (di * wr);
            }
        }
    }

    private void WidePass(int stride)
    {
        var re = MemoryMarshal.Cast<float, Vector<float>>(_re);
        var im = MemoryMarshal.Cast<float, Vector<float>>(_im);
        var toRe = MemoryMarshal.Cast<float, Vector<float>>(_nextRe.AsSpan());
        var toIm = MemoryMarshal.Cast<float, Vector<float>>(_nextIm.AsSpan());
        var half = re.Length / 2;
        var step = stride / Vector<float>.Count;
        for (var from = 0; from < half; from += step)
        {
            var wr = new Vector<float>(_cos[from * Vector<float>.Count]);
            var wi = new Vector<float>(_sin[from * Vector<float>.Count]);
            for (var q = 0; q < step; q++)
            {
                var (a, b, to) = (from + q, from + q + half, (2 * from) + q);
                var (dr, di) = (re[a] - re[b], im[a] - im[b]);
                toRe[to] = re[a] + re[b];
                toIm[to] = im[a] + im[b];
                toRe[to + step] = (dr * wr) - (di * wi);
                toIm[to + step] = (dr * wi) + (di * wr);
            }
        }
    }

    /// <summary>X(k) = even − i·w·odd, where even and odd are the parts of the packed spectrum that its mirror image tells apart.</summary>
    private void Unpack(Span<float> power)
    {
        var count = _half - 1;
        Span<float> re = _re.AsSpan(1), im = _im.AsSpan(1), cos = _unpackCos.AsSpan(1), sin = _unpackSin.AsSpan(1);
        re.CopyTo(_mirrorRe);
        im.CopyTo(_mirrorIm);
        Array.Reverse(_mirrorRe);
        Array.Reverse(_mirrorIm);
        var to = power.Slice(1, count);
        var k = 0;
        for (; k <= count - Vector<float>.Count; k += Vector<float>.Count)
        {
            var (r, m) = (new Vector<float>(re[k..]), new Vector<float>(_mirrorRe, k));
            var (i, n) = (new Vector<float>(im[k..]), new Vector<float>(_mirrorIm, k));
            var (wr, wi) = (new Vector<float>(cos[k..]), new Vector<float>(sin[k..]));
            var x = (r + m) + (wr * (i + n)) + (wi * (r - m));
            var y = (i - n) - (wr * (r - m)) + (wi * (i + n));
            (((x * x) + (y * y)) * 0.25f).CopyTo(to[k..]);
        }

        for (; k < count; k++)
        {
            var (sum, difference) = (im[k] + _mirrorIm[k], re[k] - _mirrorRe[k]);
            var x = re[k] + _mirrorRe[k] + (cos[k] * sum) + (sin[k] * difference);
            var y = im[k] - _mirrorIm[k] - (cos[k] * difference) + (sin[k] * sum);
            to[k] = ((x * x) + (y * y)) * 0.25f;
        }

        power[0] = (_re[0] + _im[0]) * (_re[0] + _im[0]);
        power[_half] = (_re[0] - _im[0]) * (_re[0] - _im[0]);
    }
}
