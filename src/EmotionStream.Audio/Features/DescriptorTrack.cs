using EmotionStream.Audio.Dsp;

namespace EmotionStream.Audio.Features;

/// <summary>
/// The descriptors of consecutive frames, each smoothed over three frames. A descriptor of voiced frames is smoothed over the voiced ones
/// of the three and stays 0 in an unvoiced frame.
/// </summary>
internal sealed class DescriptorTrack
{
    /// <summary>How many descriptors there are.</summary>
    public static readonly int Descriptors = Enum.GetValues<Descriptor>().Length;

    private readonly SampleBuffer[] _columns = [.. Enumerable.Range(0, Descriptors).Select(_ => new SampleBuffer())];
    private float[] _last = new float[Descriptors];
    private float[] _lastButOne = new float[Descriptors];
    private readonly float[] _smoothed = new float[Descriptors];
    private long _received;

    /// <summary>How many frames are complete: one less than received until the end.</summary>
    public long Frames { get; private set; }

    /// <summary>Adds the next frame, which completes the one before.</summary>
    /// <param name="values">A value a descriptor; copied.</param>
    public void Add(ReadOnlySpan<float> values)
    {
        if (_received == 1)
            _last.CopyTo(_lastButOne, 0);
        if (_received > 0)
            Smooth(values);
        (_lastButOne, _last) = (_last, _lastButOne);
        values.CopyTo(_last);
        _received++;
    }

    /// <summary>Ends the track, which completes the last frame.</summary>
    public void Complete()
    {
        if (_received == 1)
            _last.CopyTo(_lastButOne, 0);
        if (Frames < _received)
            Smooth(_last);
    }

    /// <summary>A stretch of one descriptor.</summary>
    /// <param name="descriptor">Which.</param>
    /// <param name="first">The first frame.</param>
    /// <param name="count">How many frames.</param>
    public ReadOnlySpan<float> Slice(Descriptor descriptor, long first, int count) => _columns[(int)descriptor].Slice(first, count);

    /// <summary>Forgets frames.</summary>
    /// <param name="frame">The first frame still needed.</param>
    public void DiscardBefore(long frame)
    {
        foreach (var column in _columns)
            column.DiscardBefore(frame);
    }

    private void Smooth(ReadOnlySpan<float> next)
    {
        for (var i = 0; i < Descriptors; i++)
        {
            var (before, value, after) = (_lastButOne[i], _last[i], next[i]);
            if (i >= (int)Descriptor.Loudness && i != (int)Descriptor.Power)
                _smoothed[i] = (before + value + after) / 3;
            else if (value == 0 || i == (int)Descriptor.Power)
                _smoothed[i] = value;
            else
                _smoothed[i] = (before + value + after) / (1 + (before != 0 ? 1 : 0) + (after != 0 ? 1 : 0));
            _columns[i].Append(_smoothed.AsSpan(i, 1));
        }

        Frames++;
    }
}
