namespace EmotionStream.Audio.Sources;

/// <summary>Samples in memory.</summary>
/// <param name="samples">Interleaved samples, full scale ±1.</param>
/// <param name="sampleRate">Samples a second.</param>
/// <param name="channels">Interleaved channels.</param>
public sealed class MemorySource(ReadOnlyMemory<float> samples, int sampleRate, int channels = 1) : IAudioSource
{
    private int _position;

    /// <inheritdoc/>
    public int SampleRate { get; } = sampleRate;

    /// <inheritdoc/>
    public int Channels { get; } = channels;

    /// <inheritdoc/>
    public int Read(Span<float> buffer)
    {
        var count = Math.Min(buffer.Length, samples.Length - _position);
        count -= count % Channels;
        samples.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
