using System.Runtime.InteropServices;
using EmotionStream.Audio.Resampling;
using EmotionStream.Core.Records;

namespace EmotionStream.Audio.Features;

/// <summary>
/// Acoustic features of one speaker's sound, live: samples go in as they come, a window comes out at most <see cref="Latency"/> after its last
/// sample. Training, files and calls use this same code; what comes out does not depend on how the samples are cut up.
/// </summary>
public sealed class FeatureExtractor
{
    /// <summary>Steps of 10 ms that a 60 ms frame reaches past its beginning, less its own.</summary>
    private const int FramesBeyond = 5;

    private readonly WindowOptions? _options;
    private readonly Resampler _resampler;
    private readonly FrameAnalyser _analyser;
    private readonly Functionals _functionals = new();
    private readonly List<float> _resampled = [];
    private readonly int _sourceRate;
    private long _received;
    private long _nextEnd;
    private bool _completed;

    /// <summary>Makes an extractor.</summary>
    /// <param name="sampleRate">Samples a second of the input.</param>
    /// <param name="options">The windows; without, the whole sound is one window, given at the end.</param>
    public FeatureExtractor(int sampleRate, WindowOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        _sourceRate = sampleRate;
        _options = options;
        _resampler = new Resampler(sampleRate, Framing.Rate);
        _analyser = new FrameAnalyser(sampleRate);
        _nextEnd = options?.LengthFrames ?? long.MaxValue;
    }

    /// <summary>The longest time from a window's last sample to the window: the pitch tracker's look-ahead and the resampler's delay.</summary>
    public TimeSpan Latency =>
        _resampler.Delay + TimeSpan.FromSeconds((PitchTracker.Lag + 2.0) / Framing.FramesPerSecond);

    /// <summary>Takes samples.</summary>
    /// <param name="samples">One channel, full scale ±1.</param>
    /// <param name="windows">Receives the windows that are complete.</param>
    public void Process(ReadOnlySpan<float> samples, ICollection<FeatureWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ObjectDisposedException.ThrowIf(_completed, this);
        _received += samples.Length;
        _resampled.Clear();
        _resampler.Process(samples, _resampled);
        Analyse(windows);
    }

    /// <summary>
    /// Ends the sound. What was heard since the last window, a quarter of a second at least, makes a last one that ends with the sound.
    /// </summary>
    /// <param name="windows">Receives the windows that are left.</param>
    public void Complete(ICollection<FeatureWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ObjectDisposedException.ThrowIf(_completed, this);
        _completed = true;
        _resampled.Clear();
        _resampler.Complete(_resampled);
        Analyse(windows);
        _analyser.Complete();
        Emit(windows);
        EmitLast(windows);
    }

    private void Analyse(ICollection<FeatureWindow> windows)
    {
        // In pieces, so that a long file is not held in memory twice over and frames are given away as they complete.
        var rest = CollectionsMarshal.AsSpan(_resampled);
        while (!rest.IsEmpty)
        {
            var piece = rest[..Math.Min(rest.Length, Framing.Rate)];
            _analyser.Process(piece);
            Emit(windows);
            rest = rest[piece.Length..];
        }
    }

    private void Emit(ICollection<FeatureWindow> windows)
    {
        if (_options is null)
            return;
        while (_nextEnd - FramesBeyond <= _analyser.Track.Frames)
        {
            var start = _nextEnd - _options.LengthFrames;
            windows.Add(Window(start, _nextEnd, Time(start), Time(_nextEnd)));
            _nextEnd += _options.HopFrames;
            _analyser.Track.DiscardBefore(start);
        }
    }

    private void EmitLast(ICollection<FeatureWindow> windows)
    {
        var end = _analyser.Track.Frames + FramesBeyond;
        var shortest = (int)(WindowOptions.Shortest.TotalSeconds * Framing.FramesPerSecond);
        var heard = _options is null || _nextEnd == _options.LengthFrames ? 0 : _nextEnd - _options.HopFrames;
        if (end - heard < shortest || _analyser.Track.Frames == 0)
            return;
        var start = _options is null ? 0 : Math.Max(0, end - _options.LengthFrames);

        // The end of the sound lies up to a frame after the end of the last frame.
        var endTime = TimeSpan.FromSeconds((double)_received / _sourceRate);
        windows.Add(Window(start, end, start == 0 ? TimeSpan.Zero : endTime - _options!.Length, endTime));
    }

    private FeatureWindow Window(long start, long end, TimeSpan startTime, TimeSpan endTime)
    {
        var values = new float[AudioFeatureSet.Names.Count];
        _functionals.Compute(_analyser.Track, start, (int)(end - start) - FramesBeyond, values);
        return new FeatureWindow(startTime, endTime, values);
    }

    private static TimeSpan Time(long frame) => TimeSpan.FromMilliseconds(frame * 1000 / Framing.FramesPerSecond);
}
