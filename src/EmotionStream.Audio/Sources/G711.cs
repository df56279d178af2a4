namespace EmotionStream.Audio.Sources;

/// <summary>
/// ITU-T G.711: the telephone's 8-bit logarithmic codes. Decoding is a table of 256 entries a law, made from the recommendation's
/// segments; full scale is that of 16-bit PCM (32,124 for µ-law, 32,256 for A-law, over 32,768).
/// </summary>
public static class G711
{
    private const int MuLawBias = 0x84;
    private const int MuLawClip = 32635;
    private static readonly float[] MuLawTable = [.. Enumerable.Range(0, 256).Select(code => MuLawToPcm((byte)code) / 32768f)];
    private static readonly float[] ALawTable = [.. Enumerable.Range(0, 256).Select(code => ALawToPcm((byte)code) / 32768f)];

    /// <summary>Decodes µ-law codes.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="samples">Receives a sample a code, full scale ±1.</param>
    public static void DecodeMuLaw(ReadOnlySpan<byte> codes, Span<float> samples) => Decode(MuLawTable, codes, samples);

    /// <summary>Decodes A-law codes.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="samples">Receives a sample a code, full scale ±1.</param>
    public static void DecodeALaw(ReadOnlySpan<byte> codes, Span<float> samples) => Decode(ALawTable, codes, samples);

    /// <summary>One µ-law code as 16-bit PCM.</summary>
    /// <param name="code">The code.</param>
    public static short MuLawToPcm(byte code)
    {
        var inverted = ~code;
        var magnitude = ((((inverted & 0x0F) << 3) + MuLawBias) << ((inverted & 0x70) >> 4)) - MuLawBias;
        return (short)((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }

    /// <summary>One A-law code as 16-bit PCM.</summary>
    /// <param name="code">The code.</param>
    public static short ALawToPcm(byte code)
    {
        var plain = code ^ 0x55;
        var segment = (plain & 0x70) >> 4;
        var magnitude = ((plain & 0x0F) << 4) + 8;
        if (segment > 0)
            magnitude = (magnitude + 0x100) << (segment - 1);
        return (short)((plain & 0x80) != 0 ? magnitude : -magnitude);
    }

    /// <summary>The µ-law code of a 16-bit PCM sample.</summary>
    /// <param name="sample">The sample.</param>
    public static byte PcmToMuLaw(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), MuLawClip) + MuLawBias;
        var segment = int.Log2(magnitude) - 7;
        return (byte)~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }

    /// <summary>The A-law code of a 16-bit PCM sample.</summary>
    /// <param name="sample">The sample.</param>
    public static byte PcmToALaw(short sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = sample >= 0 ? sample : -(sample + 1);
        var segment = magnitude < 256 ? 0 : int.Log2(magnitude) - 7;
        var mantissa = segment == 0 ? magnitude >> 4 : (magnitude >> (segment + 3)) & 0x0F;
        return (byte)((sign | (segment << 4) | mantissa) ^ 0x55);
    }

    private static void Decode(float[] table, ReadOnlySpan<byte> codes, Span<float> samples)
    {
        for (var i = 0; i < codes.Length; i++)
            samples[i] = table[codes[i]];
    }
}
