using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

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
    private const int Taps = 4;
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
    private readonly Vector128<float>[] _taps;
    private readonly (int Shift, float Weight)[] _harmonics;
    private readonly float[] _sharpened;
    private readonly float[] _smoothed;
    private readonly float[] _scaled;
    private readonly float[] _sum;

    /// <summary>Makes an analyser.</summary>
    /// <param name="bins">Bins of the spectrum.</param>
    /// <param name="binHz">Width of a bin, Hz.</param>
    public SubharmonicSummation(int bins, double binHz)
    {
        var highest = (bins - 3) * binHz;
        _points = (int)(Math.Log2(highest / AxisFromHz) * PointsPerOctave);
        _bin = new int[_points];
        _taps = new Vector128<float>[_points];
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
        _sum = new float[(int)(Math.Log2(HighestHz / AxisFromHz) * PointsPerOctave) + 1];
    }

    /// <summary>Finds candidates.</summary>
    /// <param name="magnitudes">Magnitude spectrum of the frame.</param>
    /// <param name="candidates">Receives candidates, strongest first.</param>
    /// <returns>How many.</returns>
    public int Find(ReadOnlySpan<float> magnitudes, Span<PitchCandidate> candidates)
    {
        Sharpen(magnitudes);
        ReadOnlySpan<float> smoothed = _smoothed;
        for (var i = 0; i < _points; i++)
            _scaled[i] = Math.Max(0, Vector128.Dot(Vector128.Create(smoothed.Slice(_bin[i], Taps)), _taps[i]));
        Array.Clear(_sum);
        foreach (var (shift, weight) in _harmonics)
        {
            var sum = _sum.AsSpan(0, Math.Min(_sum.Length, _points - shift));
            TensorPrimitives.MultiplyAdd(_scaled.AsSpan(shift, sum.Length), weight, sum, sum);
        }

        return Peaks(candidates, MeanSum());
    }

    /// <summary>
    /// Mean of the sum over the whole axis, not only where pitch is sought: the level that a peak must stand
    /// out from. A harmonic adds what lies above its shift, so the axis is added up once, between the shifts, from its upper end.
    /// </summary>
    private float MeanSum()
    {
        float sum = 0, above = 0;
        var end = _points;
        for (var i = _harmonics.Length - 1; i >= 0; i--)
        {
            var (shift, weight) = _harmonics[i];
            above += TensorPrimitives.Sum(_scaled.AsSpan(shift, end - shift));
            end = shift;
            sum += weight * above;
        }

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
    private static Vector128<float> CubicTaps(double x, double weight) => Vector128.Create(
        (float)(weight * 0.5 * ((-x * x * x) + (2 * x * x) - x)),
        (float)(weight * 0.5 * ((3 * x * x * x) - (5 * x * x) + 2)),
        (float)(weight * 0.5 * ((-3 * x * x * x) + (4 * x * x) + x)),
        (float)(weight * 0.5 * ((x * x * x) - (x * x))));
}
