namespace EmotionStream.Audio.Dsp;

/// <summary>A sliding part of an endless signal, addressed by absolute position, so that no result depends on how the signal was cut up.</summary>
internal sealed class SampleBuffer
{
    private float[] _samples = new float[4096];
    private long _start;
    private int _count;

    /// <summary>Position after the last sample.</summary>
    public long End => _start + _count;

    /// <summary>Adds samples at the end.</summary>
    /// <param name="samples">The samples; copied.</param>
    public void Append(ReadOnlySpan<float> samples)
    {
        if (_count + samples.Length > _samples.Length)
            Array.Resize(ref _samples, Math.Max(_samples.Length * 2, _count + samples.Length));
        samples.CopyTo(_samples.AsSpan(_count));
        _count += samples.Length;
    }

    /// <summary>Adds silence at the end.</summary>
    /// <param name="count">How many samples.</param>
    public void AppendSilence(int count)
    {
        if (_count + count > _samples.Length)
            Array.Resize(ref _samples, Math.Max(_samples.Length * 2, _count + count));
        _samples.AsSpan(_count, count).Clear();
        _count += count;
    }

    /// <summary>The samples of a stretch that is still kept.</summary>
    /// <param name="position">Absolute position of the first.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<float> Slice(long position, int count) => _samples.AsSpan((int)(position - _start), count);

    /// <summary>Forgets what lies before a position. Moves the rest only when half of the buffer is free, so the cost a sample is constant.</summary>
    /// <param name="position">Absolute position of the first sample still needed.</param>
    public void DiscardBefore(long position)
    {
        var drop = (int)Math.Min(position - _start, _count);
        if (drop < _samples.Length / 2)
            return;
        _samples.AsSpan(drop, _count - drop).CopyTo(_samples);
        _start += drop;
        _count -= drop;
    }
}
