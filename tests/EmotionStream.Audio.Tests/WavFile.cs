using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Tests;

/// <summary>Writes WAV files of every supported encoding, and broken ones.</summary>
internal sealed class WavFile
{
    public int Rate { get; init; } = 8000;

    public int Channels { get; init; } = 1;

    public SampleEncoding Encoding { get; init; } = SampleEncoding.Pcm16;

    public bool Extensible { get; init; }

    /// <summary>Chunks before the format and between format and data.</summary>
    public bool ExtraChunks { get; init; }

    public uint? DeclaredLength { get; init; }

    public ushort? Tag { get; init; }

    public ushort? BlockAlign { get; init; }

    public byte[] Write(params float[] samples)
    {
        var data = new MemoryStream();
        using (var writer = new BinaryWriter(data, System.Text.Encoding.ASCII, leaveOpen: true))
        {
            foreach (var sample in samples)
                Write(writer, sample);
        }

        return WriteRaw(data.ToArray());
    }

    public byte[] WriteRaw(byte[] data)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(0);
        writer.Write("WAVE"u8);
        if (ExtraChunks)
            Chunk(writer, "JUNK"u8, [1, 2, 3]);
        Chunk(writer, "fmt "u8, Format());
        if (ExtraChunks)
            Chunk(writer, "LIST"u8, new byte[5001]);
        writer.Write("data"u8);
        writer.Write(DeclaredLength ?? (uint)data.Length);
        writer.Write(data);
        return file.ToArray();
    }

    private byte[] Format()
    {
        var chunk = new MemoryStream();
        using var writer = new BinaryWriter(chunk);
        var size = SampleDecoder.BytesPerSample(Encoding);
        var tag = Tag ?? (ushort)(Encoding switch
        {
            SampleEncoding.Ieee32 or SampleEncoding.Ieee64 => 3,
            SampleEncoding.ALaw => 6,
            SampleEncoding.MuLaw => 7,
            _ => 1,
        });
        writer.Write(Extensible ? (ushort)0xFFFE : tag);
        writer.Write((ushort)Channels);
        writer.Write(Rate);
        writer.Write(Rate * Channels * size);
        writer.Write(BlockAlign ?? (ushort)(Channels * size));
        writer.Write((ushort)(8 * size));
        if (Extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)(8 * size));
            writer.Write(0);
            writer.Write(tag);
            writer.Write([0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]);
        }

        return chunk.ToArray();
    }

    private static void Chunk(BinaryWriter writer, ReadOnlySpan<byte> name, byte[] content)
    {
        writer.Write(name);
        writer.Write(content.Length);
        writer.Write(content);
        if (content.Length % 2 != 0)
            writer.Write((byte)0);
    }

    private void Write(BinaryWriter writer, float sample)
    {
        var pcm = Math.Clamp((int)Math.Round(sample * 32768), -32768, 32767);
        switch (Encoding)
        {
            case SampleEncoding.Pcm8:
                writer.Write((byte)Math.Clamp((int)Math.Round((sample * 128) + 128), 0, 255));
                break;
            case SampleEncoding.Pcm16:
                writer.Write((short)pcm);
                break;
            case SampleEncoding.Pcm24:
                var wide = (int)Math.Round((double)sample * 8388608);
                writer.Write((byte)wide);
                writer.Write((short)(wide >> 8));
                break;
            case SampleEncoding.Pcm32:
                writer.Write((int)Math.Round((double)sample * 2147483648));
                break;
            case SampleEncoding.Ieee32:
                writer.Write(sample);
                break;
            case SampleEncoding.Ieee64:
                writer.Write((double)sample);
                break;
            case SampleEncoding.ALaw:
                writer.Write(G711.PcmToALaw((short)pcm));
                break;
            case SampleEncoding.MuLaw:
                writer.Write(G711.PcmToMuLaw((short)pcm));
                break;
            default:
                throw new InvalidOperationException();
        }
    }
}
