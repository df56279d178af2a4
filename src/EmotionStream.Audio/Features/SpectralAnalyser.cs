using System.Numerics.Tensors;
using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Features;

/// <summary>Loudness, balance, slopes, flux and cepstrum of a 20 ms frame.</summary>
internal sealed class SpectralAnalyser
{
    private const int Bands = 26;
    private const int Coefficients = 4;
    private const double LowestBand = 20, HighestBand = 8000;
    private const float Compression = 0.33f;
    private const double Lifter = 22;
    private const float PowerFloor = 1e-14f;

    /// <summary>
    /// About the energy that the quantisation noise of 16-bit samples puts into a band. Nothing is heard below it, and without it the bands above a
    /// telephone's 4 kHz would be measured by the resampler's rounding.
    /// </summary>
    private const float BandFloor = 2e-7f;

    private readonly RealFft _fft;
    private readonly float[] _window;
    private readonly MelBank _mel;
    private readonly float[] _loudnessWeights;
    private readonly float[][] _cosines;
    private readonly int _bin500, _bin1000, _bin1500, _bin2000, _bin5000;
    private readonly float[] _slopeLow;
    private readonly float[] _slopeMiddle;

    private readonly float[] _frame;
    private readonly float[] _heard = new float[Bands];
    private readonly float[] _decibels;
    private readonly float[] _bands = new float[Bands];
    private float[] _magnitudes;
    private float[] _previous;
    private bool _hasPrevious;

    /// <summary>Makes an analyser.</summary>
    public SpectralAnalyser()
    {
        _fft = new RealFft(Framing.ShortFft);
        _window = [.. Enumerable.Range(0, Framing.ShortSize)
            .Select(i => (float)(0.54 - (0.46 * Math.Cos(2 * Math.PI * i / (Framing.ShortSize - 1)))))];
        _mel = new MelBank(Bands, LowestBand, HighestBand, Framing.ShortBinHz);
        _loudnessWeights = [.. _mel.Centres.Select(hertz => (float)EqualLoudness.Weight(hertz))];
        _cosines = [.. Enumerable.Range(1, Coefficients).Select(Cosines)];
        _bin500 = Bin(500);
        _bin1000 = Bin(1000);
        _bin1500 = Bin(1500);
        _bin2000 = Bin(2000);
        _bin5000 = Bin(5000);
        _slopeLow = SlopeWeights(0, _bin500, Framing.ShortBinHz);
        _slopeMiddle = SlopeWeights(_bin500, _bin1500, Framing.ShortBinHz);
        _frame = new float[Framing.ShortSize];
        _magnitudes = new float[_bin5000 + 1];
        _previous = new float[_bin5000 + 1];
        _decibels = new float[_bin1500 + 1];

        static int Bin(double hertz) => (int)Math.Round(hertz / Framing.ShortBinHz);
    }

    /// <summary>How many values a power spectrum has.</summary>
    public int Bins => _fft.Bins;

    /// <summary>Measures a frame; the flux is relative to the frame of the call before.</summary>
    /// <param name="samples">20 ms.</param>
    /// <param name="power">Receives the power spectrum, <see cref="Bins"/> values.</param>
    /// <param name="values">Receives the descriptors from <see cref="Descriptor.Loudness"/> on.</param>
    public void Analyse(ReadOnlySpan<float> samples, Span<float> power, Span<float> values)
    {
        TensorPrimitives.Multiply(samples, _window, _frame);
        _fft.Power(_frame, power);

        _mel.Apply(power, _bands);
        values[(int)Descriptor.Loudness] = Loudness();
        Cepstrum(values.Slice((int)Descriptor.Mfcc1, Coefficients));
        Balance(power, values);
        TensorPrimitives.Max(power[.._decibels.Length], PowerFloor, _decibels);
        TensorPrimitives.Log10(_decibels, _decibels);
        values[(int)Descriptor.Slope0To500] = 10 * TensorPrimitives.Dot(_slopeLow, _decibels.AsSpan(0, _slopeLow.Length));
        values[(int)Descriptor.Slope500To1500] = 10 * TensorPrimitives.Dot(_slopeMiddle, _decibels.AsSpan(_bin500));
        values[(int)Descriptor.SpectralFlux] = Flux(power);
    }

    private float Loudness()
    {
        TensorPrimitives.Multiply(_bands, _loudnessWeights, _heard);
        TensorPrimitives.Pow(_heard, Compression, _heard);
        return TensorPrimitives.Sum(_heard);
    }

    private void Cepstrum(Span<float> coefficients)
    {
        TensorPrimitives.Max(_bands, BandFloor, _bands);
        TensorPrimitives.Log(_bands, _bands);
        for (var i = 0; i < Coefficients; i++)
            coefficients[i] = TensorPrimitives.Dot(_cosines[i], _bands);
    }

    /// <summary>In a frame of digital silence there is no balance: 0.</summary>
    private void Balance(ReadOnlySpan<float> power, Span<float> values)
    {
        values[(int)Descriptor.AlphaRatio] =
            Ratio(TensorPrimitives.Sum(power[_bin1000..(_bin5000 + 1)]), TensorPrimitives.Sum(power[.._bin1000]));
        values[(int)Descriptor.Hammarberg] =
            Ratio(TensorPrimitives.Max(power[..(_bin2000 + 1)]), TensorPrimitives.Max(power[_bin2000..(_bin5000 + 1)]));
    }

    private static float Ratio(float above, float below) =>
        above > PowerFloor || below > PowerFloor
            ? 10 * MathF.Log10(Math.Max(above, PowerFloor) / Math.Max(below, PowerFloor))
            : 0;

    private float Flux(ReadOnlySpan<float> power)
    {
        TensorPrimitives.Sqrt(power[.._magnitudes.Length], _magnitudes);
        var flux = _hasPrevious ? TensorPrimitives.Distance(_magnitudes, _previous) / MathF.Sqrt(_bin5000) : 0;
        (_magnitudes, _previous) = (_previous, _magnitudes);
        _hasPrevious = true;
        return flux;
    }

    /// <summary>DCT-II with the HTK lifter, folded into one vector a coefficient.</summary>
    private static float[] Cosines(int coefficient) =>
    [
        .. Enumerable.Range(0, Bands).Select(band => (float)(Math.Sqrt(2.0 / Bands)
            * Math.Cos(Math.PI * coefficient * (band + 0.5) / Bands)
            * (1 + (Lifter / 2 * Math.Sin(Math.PI * coefficient / Lifter))))),
    ];

    /// <summary>
    /// Weights whose dot product with the decibels of bins first…last is the regression slope. As in the reference implementation of
    /// eGeMAPS the count of bins is one short, which leaks a little level into the slope; kept, so that values compare with published ones.
    /// </summary>
    private static float[] SlopeWeights(int first, int last, double binHz)
    {
        double count = last - first, sum = 0, squares = 0;
        for (var k = first; k <= last; k++)
        {
            sum += k * binHz;
            squares += k * binHz * k * binHz;
        }

        var denominator = (count * squares) - (sum * sum);
        return [.. Enumerable.Range(first, last - first + 1).Select(k => (float)(((count * k * binHz) - sum) / denominator))];
    }
}
