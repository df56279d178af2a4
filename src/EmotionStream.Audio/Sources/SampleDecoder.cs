using System.Buffers.Binary;

namespace EmotionStream.Audio.Sources;

/// <summary>Turns stored samples into numbers with full scale ±1.</summary>
public static class SampleDecoder
{
    /// <summary>Size of one sample of one channel in bytes.</summary>
    /// <param name="encoding">How it is stored.</param>
    public static int BytesPerSample(SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Pcm8 or SampleEncoding.ALaw or SampleEncoding.MuLaw => 1,
        SampleEncoding.Pcm16 => 2,
        SampleEncoding.Pcm24 => 3,
        SampleEncoding.Pcm32 or SampleEncoding.Ieee32 => 4,
        SampleEncoding.Ieee64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "Not a sample encoding."),
    };

    /// <summary>Decodes samples. A float sample that is not finite counts as silence: one NaN would spoil every filter after it.</summary>
    /// <param name="encoding">How they are stored.</param>
    /// <param name="bytes">Whole samples.</param>
    /// <param name="samples">Receives the samples, one for each.</param>
    public static void Decode(SampleEncoding encoding, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        var size = BytesPerSample(encoding);
        var count = bytes.Length / size;
        samples = samples[..count];
        switch (encoding)
        {
            case SampleEncoding.Pcm8:
                for (var i = 0; i < count; i++)
                    samples[i] = (bytes[i] - 128) / 128f;
                break;
            case SampleEncoding.Pcm16:
                for (var i = 0; i < count; i++)
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) / 32768f;
                break;
            case SampleEncoding.Pcm24:
                for (var i = 0; i < count; i++)
                    samples[i] = (bytes[3 * i] | (bytes[(3 * i) + 1] << 8) | ((sbyte)bytes[(3 * i) + 2] << 16)) / 8388608f;
                break;
            case SampleEncoding.Pcm32:
                for (var i = 0; i < count; i++)
                    samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) / 2147483648f;
                break;
            case SampleEncoding.Ieee32:
                for (var i = 0; i < count; i++)
                    samples[i] = Finite(BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]));
                break;
            case SampleEncoding.Ieee64:
                for (var i = 0; i < count; i++)
                    samples[i] = Finite((float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]));
                break;
            case SampleEncoding.ALaw:
                G711.DecodeALaw(bytes, samples);
                break;
            case SampleEncoding.MuLaw:
                G711.DecodeMuLaw(bytes, samples);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "Not a sample encoding.");
        }
    }

    private static float Finite(float value) => float.IsFinite(value) ? value : 0;
}
