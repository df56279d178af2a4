using System.Numerics;
using System.Numerics.Tensors;
using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Features;

/// <summary>
/// Formants 1–3 of a 20 ms frame: the poles of a linear predictor. The autocorrelation is taken from the power spectrum up to 5.5 kHz
/// (up to 4 kHz on telephone sound), which is the signal resampled to 11 kHz (8 kHz) by an ideal filter.
/// </summary>
internal sealed class FormantAnalyser
{
    /// <summary>How many formants.</summary>
    public const int Count = 3;

    private const double WideLimitHz = 5500, NarrowLimitHz = 4000;
    private const int WideOrder = 11, NarrowOrder = 9;
    private const double PreEmphasis = 0.97;
    private const double LowestFormantHz = 90, EdgeHz = 50;

    /// <summary>A wider pole shapes the spectrum's tilt and is no resonance of a mouth.</summary>
    private const double WidestHz = 800;

    private readonly double _rate;
    private readonly int _order;
    private readonly float[][] _cosines;
    private readonly double[] _autocorrelation;
    private readonly double[] _coefficients;
    private readonly Complex[] _roots;
    private readonly (float Frequency, float Bandwidth)[] _poles;

    /// <summary>Makes an analyser.</summary>
    /// <param name="sourceRate">Samples a second of the source: above half of it there is no sound to predict.</param>
    public FormantAnalyser(int sourceRate)
    {
        var limit = Math.Clamp(sourceRate / 2.0, NarrowLimitHz, WideLimitHz);
        _rate = 2 * limit;
        _order = limit < WideLimitHz ? NarrowOrder : WideOrder;
        var bins = (int)(limit / Framing.ShortBinHz) + 1;
        _cosines = [.. Enumerable.Range(0, _order + 1).Select(lag => Enumerable.Range(0, bins)
            .Select(bin => (float)(Weight(bin, bins) * Math.Cos(2 * Math.PI * bin * Framing.ShortBinHz / _rate * lag)))
            .ToArray())];
        _autocorrelation = new double[_order + 1];
        _coefficients = new double[_order + 1];
        _roots = new Complex[_order];
        _poles = new (float, float)[_order];

        // Pre-emphasis |1 − k·e^(−jω)|² takes the voice's fall of 6 dB an octave out, which would else cost a pole.
        double Weight(int bin, int count) => (bin == 0 || bin == count - 1 ? 1 : 2)
            * (1 + (PreEmphasis * PreEmphasis) - (2 * PreEmphasis * Math.Cos(2 * Math.PI * bin * Framing.ShortBinHz / _rate)));
    }

    /// <summary>Measures a frame.</summary>
    /// <param name="power">Its power spectrum.</param>
    /// <param name="values">Receives frequency and bandwidth of each formant, Hz; 0 for one that was not found.</param>
    public void Analyse(ReadOnlySpan<float> power, Span<float> values)
    {
        for (var formant = 0; formant < Count; formant++)
            Set(values, formant, 0, 0);
        for (var lag = 0; lag <= _order; lag++)
            _autocorrelation[lag] = TensorPrimitives.Dot(_cosines[lag], power[.._cosines[lag].Length]);
        if (!LinearPrediction.Solve(_autocorrelation, _coefficients) || !PolynomialRoots.Find(_coefficients, _roots))
            return;
        var poles = 0;
        foreach (var root in _roots)
        {
            var frequency = Math.Abs(root.Phase) * _rate / (2 * Math.PI);
            var bandwidth = -Math.Log(root.Magnitude) * _rate / Math.PI;
            if (root.Imaginary > 0 && bandwidth <= WidestHz && frequency >= LowestFormantHz && frequency <= (_rate / 2) - EdgeHz)
                _poles[poles++] = ((float)frequency, (float)bandwidth);
        }

        _poles.AsSpan(0, poles).Sort((a, b) => a.Frequency.CompareTo(b.Frequency));
        for (var formant = 0; formant < Math.Min(Count, poles); formant++)
            Set(values, formant, _poles[formant].Frequency, _poles[formant].Bandwidth);
    }

    private static void Set(Span<float> values, int formant, float frequency, float bandwidth)
    {
        var at = (int)Descriptor.F1Frequency + (3 * formant);
        values[at] = frequency;
        values[at + 1] = bandwidth;
    }
}
