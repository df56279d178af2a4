using EmotionStream.Core.Records;

namespace EmotionStream.Audio.Features;

/// <summary>Sums a stretch of frames up into the values of <see cref="AudioFeatureSet"/>.</summary>
internal sealed class Functionals
{
    private const float Silence = 1e-12f;
    private float[] _selected = [];
    private float[] _sorted = [];
    private bool[] _voiced = [];
    private readonly ContourShape _shape = new();
    private readonly List<float> _voicedRuns = [];
    private readonly List<float> _unvoicedRuns = [];

    /// <summary>Computes the functionals.</summary>
    /// <param name="track">The frames.</param>
    /// <param name="first">The first frame.</param>
    /// <param name="count">How many frames, at least one.</param>
    /// <param name="values">Receives a value a feature; NaN where the feature does not exist (pitch without voice).</param>
    public void Compute(DescriptorTrack track, long first, int count, Span<float> values)
    {
        if (_selected.Length < count)
            (_selected, _sorted, _voiced) = (new float[count], new float[count], new bool[count]);
        values.Fill(float.NaN);
        var pitch = track.Slice(Descriptor.Pitch, first, count);
        for (var i = 0; i < count; i++)
            _voiced[i] = pitch[i] > 0;

        Contour(Voiced(pitch, skipZero: false), values, AudioFeature.F0SemitoneMean, AudioFeature.F0SemitoneP20, AudioFeature.F0RisingSlopeMean);
        Contour(
            track.Slice(Descriptor.Loudness, first, count), values, AudioFeature.LoudnessMean, AudioFeature.LoudnessP20, AudioFeature.LoudnessRisingSlopeMean);
        values[(int)AudioFeature.LoudnessPeakRate] = (float)_shape.Peaks * Framing.FramesPerSecond / count;

        for (var (from, to) = (Descriptor.SpectralFlux, AudioFeature.SpectralFluxMean); from <= Descriptor.Mfcc4; from++, to += 2)
            Spread(track.Slice(from, first, count), values, to);
        for (var (from, to) = (Descriptor.Jitter, AudioFeature.JitterMean); from <= Descriptor.F3Amplitude; from++, to += 2)
            Spread(Voiced(track.Slice(from, first, count), skipZero: !IsLevel(from)), values, to);
        for (var (from, to) = (Descriptor.AlphaRatio, AudioFeature.AlphaRatioVoicedMean); from <= Descriptor.Mfcc4; from++, to += 2)
            Spread(Voiced(track.Slice(from, first, count), skipZero: false), values, to);
        for (var (from, to) = (Descriptor.AlphaRatio, AudioFeature.AlphaRatioUnvoicedMean); from <= Descriptor.SpectralFlux; from++, to++)
            values[(int)to] = Statistics.MeanAndDeviation(Select(track.Slice(from, first, count), voiced: false, skipZero: false)).Mean;
        Segments(count, values);
        var power = Statistics.MeanAndDeviation(track.Slice(Descriptor.Power, first, count)).Mean;
        values[(int)AudioFeature.SoundLevelDb] = 10 * MathF.Log10(Math.Max(power, Silence));
    }

    private void Contour(
        ReadOnlySpan<float> contour, Span<float> values, AudioFeature mean, AudioFeature percentile20, AudioFeature risingSlope)
    {
        Spread(contour, values, mean);
        if (contour.IsEmpty)
            return;
        var sorted = _sorted.AsSpan(0, contour.Length);
        contour.CopyTo(sorted);
        sorted.Sort();
        var at = (int)percentile20;
        values[at] = Statistics.Percentile(sorted, 0.2f);
        values[at + 1] = Statistics.Percentile(sorted, 0.5f);
        values[at + 2] = Statistics.Percentile(sorted, 0.8f);
        values[at + 3] = values[at + 2] - values[at];
        _shape.Measure(contour, sorted[^1] - sorted[0]);
        at = (int)risingSlope;
        (values[at], values[at + 1]) = _shape.Rising;
        (values[at + 2], values[at + 3]) = _shape.Falling;
    }

    private static void Spread(ReadOnlySpan<float> selected, Span<float> values, AudioFeature mean) =>
        (values[(int)mean], values[(int)mean + 1]) = Statistics.MeanAndDeviation(selected);

    /// <summary>A level in dB may be 0; a jitter, shimmer or formant of 0 was not found.</summary>
    private static bool IsLevel(Descriptor descriptor) => descriptor is Descriptor.Hnr or Descriptor.H1H2 or Descriptor.H1A3;

    private ReadOnlySpan<float> Voiced(ReadOnlySpan<float> column, bool skipZero) => Select(column, voiced: true, skipZero);

    private ReadOnlySpan<float> Select(ReadOnlySpan<float> column, bool voiced, bool skipZero)
    {
        var count = 0;
        for (var i = 0; i < column.Length; i++)
        {
            if (_voiced[i] == voiced && !(skipZero && column[i] == 0))
                _selected[count++] = column[i];
        }

        return _selected.AsSpan(0, count);
    }

    private void Segments(int count, Span<float> values)
    {
        _voicedRuns.Clear();
        _unvoicedRuns.Clear();
        var voiced = 0;
        for (int i = 0, start = 0; i < count; i++)
        {
            voiced += _voiced[i] ? 1 : 0;
            if (i + 1 < count && _voiced[i + 1] == _voiced[i])
                continue;
            (_voiced[i] ? _voicedRuns : _unvoicedRuns).Add((float)(i + 1 - start) / Framing.FramesPerSecond);
            start = i + 1;
        }

        values[(int)AudioFeature.VoicedRatio] = (float)voiced / count;
        values[(int)AudioFeature.VoicedSegmentRate] = (float)_voicedRuns.Count * Framing.FramesPerSecond / count;
        Lengths(_voicedRuns, values, AudioFeature.VoicedSegmentMean);
        Lengths(_unvoicedRuns, values, AudioFeature.UnvoicedSegmentMean);
    }

    private static void Lengths(List<float> runs, Span<float> values, AudioFeature mean)
    {
        var (length, deviation) = Statistics.MeanAndDeviation(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(runs));
        (values[(int)mean], values[(int)mean + 1]) = runs.Count == 0 ? (0, 0) : (length, deviation);
    }
}
