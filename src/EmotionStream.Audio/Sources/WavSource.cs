using System.Buffers.Binary;

namespace EmotionStream.Audio.Sources;

/// <summary>
/// A WAV file or stream. Chunks other than <c>fmt </c> and <c>data</c> are skipped. A data chunk without a length (as programs write
/// into pipes) is read to the end; one that is cut off is an error, after what there is has been given.
/// </summary>
public sealed class WavSource : IAudioSource
{
    /// <summary>Writers into pipes declare 2³¹ or 2³² less something.</summary>
    private const uint UnknownLength = 0x7FFF_0000;
    private const int MaximumFormatChunk = 4096;

    private readonly Stream _stream;
    private readonly WavFormat _format;
    private readonly long? _declared;
    private long _given;
    private byte[] _bytes = [];

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, at its beginning; need not seek. Disposed with the source.</param>
    /// <exception cref="AudioFormatException">It is not a WAV file of a supported encoding.</exception>
    public WavSource(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        Span<byte> header = stackalloc byte[12];
        var got = ReadFully(header);
        if (got == 0)
            throw new AudioFormatException("The file is empty.");
        if (got < header.Length || !header[..4].SequenceEqual("RIFF"u8) || !header[8..].SequenceEqual("WAVE"u8))
            throw new AudioFormatException("Not a WAV file: it does not begin with RIFF … WAVE.");
        (_format, _declared) = FindData();
        if (_declared % _format.FrameSize is { } rest and not 0)
            throw new AudioFormatException($"The WAV data ends within a sample: {rest} of {_format.FrameSize} bytes.");
    }

    /// <summary>What the header says.</summary>
    public WavFormat Format => _format;

    /// <inheritdoc/>
    public int SampleRate => _format.SampleRate;

    /// <inheritdoc/>
    public int Channels => _format.Channels;

    /// <summary>Length of the sound, where the header says it.</summary>
    public TimeSpan? Duration =>
        _declared is { } bytes ? TimeSpan.FromSeconds((double)bytes / _format.FrameSize / _format.SampleRate) : null;

    /// <inheritdoc/>
    public int Read(Span<float> buffer)
    {
        long wanted = buffer.Length / Channels * _format.FrameSize;
        if (_declared is { } declared)
            wanted = Math.Min(wanted, declared - _given);
        if (_bytes.Length < wanted)
            _bytes = new byte[wanted];
        var got = ReadFully(_bytes.AsSpan(0, (int)wanted));
        _given += got;
        got -= got % _format.FrameSize;
        if (got == 0 && wanted > 0 && (_declared > _given || _given % _format.FrameSize != 0))
            throw new AudioFormatException(_declared is { } length
                ? $"The WAV file is cut off: it declares {length} bytes of sound and holds {_given}."
                : "The WAV data ends within a sample.");
        SampleDecoder.Decode(_format.Encoding, _bytes.AsSpan(0, got), buffer);
        return got / _format.FrameSize * Channels;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private (WavFormat Format, long? Length) FindData()
    {
        WavFormat? format = null;
        Span<byte> head = stackalloc byte[8];
        while (true)
        {
            if (ReadFully(head) < head.Length)
                throw new AudioFormatException(format is null ? "The WAV file has no format chunk." : "The WAV file has no data chunk.");
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head[..4].SequenceEqual("data"u8))
            {
                var known = format ?? throw new AudioFormatException("The WAV file has its data before its format chunk.");
                return (known, length >= UnknownLength ? null : length);
            }

            if (head[..4].SequenceEqual("fmt "u8))
                format = ReadFormat(length);
            else
                Skip(length + (length & 1));
        }
    }

    private WavFormat ReadFormat(uint length)
    {
        if (length > MaximumFormatChunk)
            throw new AudioFormatException($"The WAV format chunk declares {length} bytes.");
        var chunk = new byte[length + (length & 1)];
        if (ReadFully(chunk) < length)
            throw new AudioFormatException("The WAV file is cut off within its format chunk.");
        return WavFormat.Parse(chunk.AsSpan(0, (int)length));
    }

    private void Skip(long count)
    {
        Span<byte> bin = stackalloc byte[1024];
        while (count > 0)
        {
            var read = _stream.Read(bin[..(int)Math.Min(bin.Length, count)]);
            if (read == 0)
                return;
            count -= read;
        }
    }

    private int ReadFully(Span<byte> buffer) => _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
}
