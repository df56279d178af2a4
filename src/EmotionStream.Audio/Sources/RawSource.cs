namespace EmotionStream.Audio.Sources;

/// <summary>Samples without a header, such as a telephone's G.711 from standard input or a media stream.</summary>
public sealed class RawSource : IAudioSource
{
    private readonly Stream _stream;
    private readonly SampleEncoding _encoding;
    private readonly int _frameSize;
    private byte[] _bytes = [];

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The samples; disposed with the source.</param>
    /// <param name="encoding">How they are stored.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="channels">Interleaved channels.</param>
    public RawSource(Stream stream, SampleEncoding encoding, int sampleRate, int channels = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        _stream = stream;
        _encoding = encoding;
        SampleRate = sampleRate;
        Channels = channels;
        _frameSize = SampleDecoder.BytesPerSample(encoding) * channels;
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public int Channels { get; }

    /// <inheritdoc/>
    public int Read(Span<float> buffer)
    {
        var wanted = buffer.Length / Channels * _frameSize;
        if (_bytes.Length < wanted)
            _bytes = new byte[wanted];

        // Live input: give what has come, but only whole sample frames.
        var got = 0;
        do
        {
            var read = _stream.Read(_bytes.AsSpan(got, got == 0 ? wanted : _frameSize - (got % _frameSize)));
            if (read == 0 && got % _frameSize != 0)
                throw new AudioFormatException($"The raw sound ends within a sample: {got % _frameSize} of {_frameSize} bytes.");
            if (read == 0)
                break;
            got += read;
        }
        while (got % _frameSize != 0);
        SampleDecoder.Decode(_encoding, _bytes.AsSpan(0, got), buffer);
        return got / _frameSize * Channels;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
