using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Features;

/// <summary>Loudness, balance, slopes, flux and cepstrum of a 20 ms frame.</summary>
internal sealed class SpectralAnalyser
{
    private const int Bands = 26;
    private const int Coefficients = 4;
    private const double LowestBand = 20, HighestBand = 8000;
    private const double Compression = 0.33;
    private const double Lifter = 22;
    private const float PowerFloor = 1e-14f;
    private const float LogFloorDb = -140;

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
    private readonly float[] _magnitudes;
    private readonly float[] _previous;
    private readonly float[] _decibels;
    private readonly float[] _bands = new float[Bands];
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
        Power = new float[_fft.Bins];
        _magnitudes = new float[_bin5000 + 1];
        _previous = new float[_bin5000 + 1];
        _decibels = new float[_bin1500 + 1];

        static int Bin(double hertz) => (int)Math.Round(hertz / Framing.ShortBinHz);
    }

    /// <summary>Power spectrum of the last frame, for the formants.</summary>
    public float[] Power { get; }

    /// <summary>Measures a frame; the flux is relative to the frame of the call before.</summary>
    /// <param name="samples">20 ms.</param>
    /// <param name="values">Receives the descriptors from <see cref="Descriptor.Loudness"/> on.</param>
    public void Analyse(ReadOnlySpan<float> samples, Span<float> values)
    {
        VectorMath.Multiply(samples, _window, _frame);
        _fft.Power(_frame, Power);

        _mel.Apply(Power, _bands);
        values[(int)Descriptor.Loudness] = Loudness();
        Cepstrum(values.Slice((int)Descriptor.Mfcc1, Coefficients));
        Balance(values);
        for (var k = 0; k < _decibels.Length; k++)
            _decibels[k] = Power[k] > PowerFloor ? 10 * MathF.Log10(Power[k]) : LogFloorDb;
        values[(int)Descriptor.Slope0To500] = VectorMath.Dot(_slopeLow, _decibels);
        values[(int)Descriptor.Slope500To1500] = VectorMath.Dot(_slopeMiddle, _decibels.AsSpan(_bin500));
        values[(int)Descriptor.SpectralFlux] = Flux();
    }

    private float Loudness()
    {
        var sum = 0f;
        for (var band = 0; band < Bands; band++)
            sum += MathF.Pow(_bands[band] * _loudnessWeights[band], (float)Compression);
        return sum;
    }

    private void Cepstrum(Span<float> coefficients)
    {
        for (var band = 0; band < Bands; band++)
            _bands[band] = MathF.Log(Math.Max(_bands[band], BandFloor));
        for (var i = 0; i < Coefficients; i++)
            coefficients[i] = VectorMath.Dot(_cosines[i], _bands);
    }

    /// <summary>In a frame of digital silence there is no balance: 0.</summary>
    private void Balance(Span<float> values)
    {
        float low = 0, high = 0, lowPeak = 0, highPeak = 0;
        for (var k = 0; k <= _bin5000; k++)
        {
            var power = Power[k];
            if (k < _bin1000)
                low += power;
            else
                high += power;
            if (k <= _bin2000)
                lowPeak = Math.Max(lowPeak, power);
            if (k >= _bin2000)
                highPeak = Math.Max(highPeak, power);
        }

        values[(int)Descriptor.AlphaRatio] = Ratio(high, low);
        values[(int)Descriptor.Hammarberg] = Ratio(lowPeak, highPeak);
    }

    private static float Ratio(float above, float below) =>
        above > PowerFloor || below > PowerFloor
            ? 10 * MathF.Log10(Math.Max(above, PowerFloor) / Math.Max(below, PowerFloor))
            : 0;

    private float Flux()
    {
        var sum = 0f;
        for (var k = 0; k < _magnitudes.Length; k++)
        {
            var magnitude = MathF.Sqrt(Power[k]);
            var difference = magnitude - _previous[k];
            sum += difference * difference;
            _previous[k] = magnitude;
        }

        var flux = _hasPrevious ? MathF.Sqrt(sum / _bin5000) : 0;
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
