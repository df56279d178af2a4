using System.Numerics.Tensors;
using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Features;

/// <summary>
/// Turns samples at the analysis rate into descriptors, frame by frame. A frame is complete <see cref="PitchTracker.Lag"/> + 1 frames after
/// its 60 ms have been heard.
/// </summary>
internal sealed class FrameAnalyser
{
    private const float LeastRms = 0.001f;
    private const float SemitoneReference = 27.5f;

    private readonly SampleBuffer _samples = new();
    private readonly SpectralAnalyser _spectrum = new();
    private readonly FormantAnalyser _formants;
    private readonly HarmonicAnalyser _harmonics = new();
    private readonly PeriodAnalyser _periods = new();
    private readonly SubharmonicSummation _summation;
    private readonly PitchTracker _tracker = new();
    private readonly RealFft _fft = new(Framing.LongFft);
    private readonly float[] _window;
    private readonly float[] _frame;
    private readonly float[] _magnitudes;
    private readonly PendingFrame[] _pending;
    private readonly PitchCandidate[] _candidates = new PitchCandidate[SubharmonicSummation.MaximumCandidates];
    private long _analysed;
    private long _settled;

    /// <summary>Makes an analyser.</summary>
    /// <param name="sourceRate">Samples a second of the sound before it was brought to the analysis rate.</param>
    public FrameAnalyser(int sourceRate)
    {
        _formants = new FormantAnalyser(sourceRate);
        _summation = new SubharmonicSummation(_fft.Bins, Framing.LongBinHz);
        _window = Gauss(Framing.LongSize, 0.4);
        _frame = new float[Framing.LongSize];
        _magnitudes = new float[_fft.Bins];
        _pending = [.. Enumerable.Range(0, PitchTracker.Lag + 1).Select(_ => new PendingFrame(_fft.Bins, _spectrum.Bins))];
    }

    /// <summary>The frames that are complete.</summary>
    public DescriptorTrack Track { get; } = new();

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Samples at the analysis rate.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        _samples.Append(samples);
        while ((_analysed * Framing.Step) + Framing.LongSize <= _samples.End)
            AnalyseFrame();
        _samples.DiscardBefore(_settled * Framing.Step);
    }

    /// <summary>Ends the sound.</summary>
    public void Complete()
    {
        while (_tracker.Drain(out var octave))
            Settle(octave);
        Track.Complete();
    }

    private void AnalyseFrame()
    {
        var pending = _pending[_analysed % _pending.Length];
        var position = _analysed * Framing.Step;
        _spectrum.Analyse(_samples.Slice(position, Framing.ShortSize), pending.ShortPower, pending.Values);

        var samples = _samples.Slice(position, Framing.LongSize);
        var meanSquare = TensorPrimitives.SumOfSquares(samples) / samples.Length;
        pending.Values[(int)Descriptor.Power] = meanSquare;
        var candidates = 0;
        if (meanSquare >= LeastRms * LeastRms)
        {
            TensorPrimitives.Multiply(samples, _window, _frame);
            _fft.Power(_frame, pending.Power);
            TensorPrimitives.Sqrt(pending.Power, _magnitudes);
            candidates = _summation.Find(_magnitudes, _candidates);
        }

        _analysed++;
        if (_tracker.Push(_candidates.AsSpan(0, candidates), out var octave))
            Settle(octave);
    }

    private void Settle(float octave)
    {
        var pending = _pending[_settled % _pending.Length];
        var values = pending.Values.AsSpan();
        if (octave > 0)
        {
            var f0 = MathF.Pow(2, octave);
            values[(int)Descriptor.Pitch] = 12 * MathF.Log2(f0 / SemitoneReference);

            // Only now: formants are the dearest descriptor, and exist in voiced frames only.
            _formants.Analyse(pending.ShortPower, values);
            _harmonics.Analyse(pending.Power, f0, values);
            (values[(int)Descriptor.Jitter], values[(int)Descriptor.Shimmer]) =
                _periods.Analyse(_samples.Slice(_settled * Framing.Step, Framing.LongSize), f0);
        }
        else
        {
            values[..(int)Descriptor.Loudness].Clear();
        }

        Track.Add(values);
        _settled++;
    }

    private static float[] Gauss(int size, double sigma) =>
    [
        .. Enumerable.Range(0, size).Select(i => (float)Math.Exp(-0.5 * Math.Pow((i - ((size - 1) / 2.0)) / (sigma * (size - 1) / 2), 2))),
    ];

    /// <summary>A frame whose pitch is not settled yet.</summary>
    private sealed class PendingFrame(int bins, int shortBins)
    {
        public readonly float[] Values = new float[DescriptorTrack.Descriptors];
        public readonly float[] Power = new float[bins];
        public readonly float[] ShortPower = new float[shortBins];
    }
}
