using System.Runtime.InteropServices;

namespace EmotionStream.App.Tests;

/// <summary>Writes WAV files.</summary>
internal static class TestWav
{
    /// <summary>Writes 16-bit samples, interleaved.</summary>
    public static void Write(string path, int rate, ReadOnlySpan<short> samples, short channels = 1) =>
        Write(path, rate, tag: 1, channels, bits: 16, MemoryMarshal.AsBytes(samples));

    /// <summary>Writes samples as they are.</summary>
    public static void Write(string path, int rate, short tag, short channels, short bits, ReadOnlySpan<byte> data)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write(tag);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((short)(channels * bits / 8));
        writer.Write(bits);
        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
    }
}
