using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Features;

/// <summary>
/// Pitch candidates by subharmonic summation (Hermes 1988): the spectrum, sharpened and smoothed, on a logarithmic frequency axis, weighted
/// by hearing; shifted copies by each harmonic's distance are added with falling weights; peaks of the sum are candidates.
/// </summary>
internal sealed class SubharmonicSummation
{
    /// <summary>Most candidates a frame gives.</summary>
    public const int MaximumCandidates = 6;

    private const int PointsPerOctave = 64;
    private const int Harmonics = 15;
    private const double HarmonicWeight = 0.85;

    /// <summary>
    /// eGeMAPS seeks from 55 Hz; the skirt of 50 Hz mains hum reaches there. No caller speaks lower than 60 Hz.
    /// </summary>
    private const double LowestHz = 60, HighestHz = 1000;

    /// <summary>The axis begins under the lowest pitch, so that mains hum makes its own peak there and not a false one at the border.</summary>
    private const double AxisFromHz = 25;
    private const double AuditoryHz = 45, AuditorySteepness = 3;

    private static readonly int FirstPoint = (int)(Math.Log2(LowestHz / AxisFromHz) * PointsPerOctave);

    private readonly int _points;
    private readonly int[] _bin;
    private readonly float[][] _taps;
    private readonly (int Shift, float Weight)[] _harmonics;
    private readonly float[] _sharpened;
    private readonly float[] _smoothed;
    private readonly float[] _scaled;
    private readonly float[] _above;
    private readonly float[] _sum;

    /// <summary>Makes an analyser.</summary>
    /// <param name="bins">Bins of the spectrum.</param>
    /// <param name="binHz">Width of a bin, Hz.</param>
    public SubharmonicSummation(int bins, double binHz)
    {
        var highest = (bins - 3) * binHz;
        _points = (int)(Math.Log2(highest / AxisFromHz) * PointsPerOctave);
        _bin = new int[_points];
        _taps = new float[_points][];
        for (var i = 0; i < _points; i++)
        {
            var hertz = AxisFromHz * Math.Pow(2, (double)i / PointsPerOctave);
            var weight = 0.5 + (Math.Atan(AuditorySteepness * Math.Log2(hertz / AuditoryHz)) / Math.PI);
            _bin[i] = (int)(hertz / binHz) - 1;
            _taps[i] = CubicTaps((hertz / binHz) - Math.Floor(hertz / binHz), weight);
        }

        _harmonics = [.. Enumerable.Range(1, Harmonics)
            .Select(n => ((int)Math.Round(Math.Log2(n) * PointsPerOctave), (float)Math.Pow(HarmonicWeight, n - 1)))];
        _sharpened = new float[bins];
        _smoothed = new float[bins];
        _scaled = new float[_points];
        _above = new float[_points + 1];
        _sum = new float[(int)(Math.Log2(HighestHz / AxisFromHz) * PointsPerOctave) + 1];
    }

    /// <summary>Finds candidates.</summary>
    /// <param name="magnitudes">Magnitude spectrum of the frame.</param>
    /// <param name="candidates">Receives candidates, strongest first.</param>
    /// <returns>How many.</returns>
    public int Find(ReadOnlySpan<float> magnitudes, Span<PitchCandidate> candidates)
    {
        Sharpen(magnitudes);
        for (var i = 0; i < _points; i++)
        {
            var taps = _taps[i];
            var at = _bin[i];
            var value = (taps[0] * _smoothed[at]) + (taps[1] * _smoothed[at + 1]) + (taps[2] * _smoothed[at + 2]) + (taps[3] * _smoothed[at + 3]);
            _scaled[i] = Math.Max(0, value);
        }

        Array.Clear(_sum);
        foreach (var (shift, weight) in _harmonics)
        {
            var count = Math.Min(_sum.Length, _points - shift);
            for (var i = 0; i < count; i++)
                _sum[i] += weight * _scaled[i + shift];
        }

        return Peaks(candidates, MeanSum());
    }

    /// <summary>
    /// Mean of the sum over the whole axis, not only where pitch is sought: the level that a peak must stand
    /// out from. A harmonic adds what lies above its shift, so sums from each point up give it without computing the rest of the axis.
    /// </summary>
    private float MeanSum()
    {
        _above[_points] = 0;
        for (var i = _points - 1; i >= 0; i--)
            _above[i] = _above[i + 1] + _scaled[i];
        var sum = 0f;
        foreach (var (shift, weight) in _harmonics)
            sum += weight * _above[Math.Min(shift, _points)];
        return sum / _points;
    }

    /// <summary>Keeps the neighbourhood of spectral peaks only, then smooths with (¼, ½, ¼).</summary>
    private void Sharpen(ReadOnlySpan<float> magnitudes)
    {
        const int Reach = 2;
        Array.Clear(_sharpened);
        var keptTo = -1;
        for (var k = 1; k < magnitudes.Length - 1; k++)
        {
            if (magnitudes[k] < magnitudes[k - 1] || magnitudes[k] <= magnitudes[k + 1])
                continue;
            for (var j = Math.Max(keptTo + 1, k - Reach); j <= Math.Min(magnitudes.Length - 1, k + Reach); j++)
                _sharpened[j] = magnitudes[j];
            keptTo = k + Reach;
        }

        for (var k = 1; k < magnitudes.Length - 1; k++)
            _smoothed[k] = (0.25f * (_sharpened[k - 1] + _sharpened[k + 1])) + (0.5f * _sharpened[k]);
        _smoothed[0] = 0;
        _smoothed[^1] = 0;
    }

    private int Peaks(Span<PitchCandidate> candidates, float mean)
    {
        var count = 0;
        for (var i = FirstPoint; i < _sum.Length - 1; i++)
        {
            var (left, peak, right) = (_sum[i - 1], _sum[i], _sum[i + 1]);
            if (peak <= left || peak < right || peak <= mean)
                continue;
            var curvature = left - (2 * peak) + right;
            var offset = curvature == 0 ? 0 : 0.5f * (left - right) / curvature;
            var top = peak - (0.25f * (left - right) * offset);
            Insert(candidates, ref count, new PitchCandidate((float)Math.Log2(AxisFromHz) + ((i + offset) / PointsPerOctave), 1 - (mean / top)));
        }

        return count;
    }

    private static void Insert(Span<PitchCandidate> candidates, ref int count, PitchCandidate candidate)
    {
        var at = count;
        while (at > 0 && candidates[at - 1].Voicing < candidate.Voicing)
            at--;
        if (at == MaximumCandidates)
            return;
        count = Math.Min(count + 1, MaximumCandidates);
        candidates[at..(count - 1)].CopyTo(candidates[(at + 1)..]);
        candidates[at] = candidate;
    }

    /// <summary>Catmull-Rom interpolation between four bins.</summary>
    private static float[] CubicTaps(double x, double weight) =>
    [
        (float)(weight * 0.5 * ((-x * x * x) + (2 * x * x) - x)),
        (float)(weight * 0.5 * ((3 * x * x * x) - (5 * x * x) + 2)),
        (float)(weight * 0.5 * ((-3 * x * x * x) + (4 * x * x) + x)),
        (float)(weight * 0.5 * ((x * x * x) - (x * x))),
    ];
}
