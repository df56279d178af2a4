using System.Buffers.Binary;

namespace EmotionStream.Audio.Sources;

/// <summary>What the <c>fmt </c> chunk of a WAV file says.</summary>
/// <param name="Encoding">How a sample is stored.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Channels">Interleaved channels.</param>
public readonly record struct WavFormat(SampleEncoding Encoding, int SampleRate, int Channels)
{
    private const int Pcm = 1, IeeeFloat = 3, ALaw = 6, MuLaw = 7, Extensible = 0xFFFE;
    private const int MinimumSize = 16, ExtensibleSize = 40, SubFormatAt = 24;

    /// <summary>The last 14 bytes of every KSDATAFORMAT_SUBTYPE GUID that wraps a format tag.</summary>
    private static ReadOnlySpan<byte> SubFormatTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Bytes of one sample of every channel.</summary>
    public int FrameSize => SampleDecoder.BytesPerSample(Encoding) * Channels;

    /// <summary>Reads the chunk.</summary>
    /// <param name="chunk">Its content.</param>
    /// <exception cref="AudioFormatException">It is too short, contradicts itself or names an encoding that is not supported.</exception>
    public static WavFormat Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < MinimumSize)
            throw new AudioFormatException($"The WAV format chunk has {chunk.Length} bytes; it needs at least {MinimumSize}.");
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int frameSize = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == Extensible)
            tag = SubFormat(chunk);
        if (channels is < 1 or > 64)
            throw new AudioFormatException($"The WAV format chunk declares {channels} channels; 1 to 64 are supported.");
        if (rate is < 1000 or > 768_000)
            throw new AudioFormatException($"The WAV format chunk declares {rate} samples a second; 1,000 to 768,000 are supported.");

        var format = new WavFormat(EncodingOf(tag, bits), (int)rate, channels);
        return frameSize == format.FrameSize
            ? format
            : throw new AudioFormatException(
                $"The WAV format chunk contradicts itself: {channels} channels of {bits} bits take {format.FrameSize} bytes, it declares {frameSize}.");
    }

    private static int SubFormat(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < ExtensibleSize)
            throw new AudioFormatException($"The extensible WAV format chunk has {chunk.Length} bytes; it needs {ExtensibleSize}.");
        if (!chunk.Slice(SubFormatAt + 2, SubFormatTail.Length).SequenceEqual(SubFormatTail))
            throw new AudioFormatException("The extensible WAV format names a sub-format that is not supported.");
        return BinaryPrimitives.ReadUInt16LittleEndian(chunk[SubFormatAt..]);
    }

    private static SampleEncoding EncodingOf(int tag, int bits) => (tag, bits) switch
    {
        (Pcm, 8) => SampleEncoding.Pcm8,
        (Pcm, 16) => SampleEncoding.Pcm16,
        (Pcm, 24) => SampleEncoding.Pcm24,
        (Pcm, 32) => SampleEncoding.Pcm32,
        (IeeeFloat, 32) => SampleEncoding.Ieee32,
        (IeeeFloat, 64) => SampleEncoding.Ieee64,
        (ALaw, 8) => SampleEncoding.ALaw,
        (MuLaw, 8) => SampleEncoding.MuLaw,
        _ => throw new AudioFormatException(
            $"WAV format tag {tag} with {bits} bits is not supported; supported: PCM 8/16/24/32, float 32/64, A-law and µ-law."),
    };
}
