using System.Text;
using System.Text.Json;
using EmotionStream.App.Recordings;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>Sound of calls: voice-like tones that move in pitch and level, so that every window is unlike the others.</summary>
internal static class CallSound
{
    public const int Rate = 8000;

    /// <summary>A speaker's µ-law.</summary>
    public static byte[] Voice(double seconds, double hertz = 150)
    {
        var codes = new byte[(int)(seconds * Rate)];
        var phase = 0.0;
        for (var i = 0; i < codes.Length; i++)
        {
            var t = (double)i / Rate;
            phase += 2 * Math.PI * hertz * (1 + (0.3 * Math.Sin(t))) / Rate;
            var level = 0.2 * (1 + (0.5 * Math.Sin(3 * t))) * (t % 1 < 0.85 ? 1 : 0);
            codes[i] = G711.PcmToMuLaw((short)(32767 * level * Enumerable.Range(1, 8).Sum(n => Math.Sin(n * phase) / n)));
        }

        return codes;
    }

    /// <summary>The records that `extract` would write of a customer's µ-law, or of 16-bit samples.</summary>
    public static string[] Records(byte[] codes, string interaction, DateTimeOffset start, SampleEncoding encoding = SampleEncoding.MuLaw)
    {
        using var source = new RawSource(new MemoryStream(codes), encoding, Rate);
        return [.. AudioFeatureExtraction.Windows(source, WindowOptions.Default).Select(found =>
        {
            var json = new System.Buffers.ArrayBufferWriter<byte>();
            FeatureRecord.Write(json, interaction, start, Speaker.Customer, found.Window);
            return Encoding.UTF8.GetString(json.WrittenSpan);
        })];
    }

    /// <summary>Writes a WAV file of µ-law, a channel a speaker.</summary>
    public static string WriteWav(DirectoryInfo folder, params byte[][] channels)
    {
        var interleaved = new byte[channels[0].Length * channels.Length];
        for (var i = 0; i < interleaved.Length; i++)
            interleaved[i] = channels[i % channels.Length][i / channels.Length];
        return Write(folder, tag: 7, (short)channels.Length, bits: 8, interleaved);
    }

    /// <summary>Writes a WAV file of 16-bit samples, one channel.</summary>
    public static string WriteWav(DirectoryInfo folder, ReadOnlySpan<short> samples) =>
        Write(folder, tag: 1, channels: 1, bits: 16, System.Runtime.InteropServices.MemoryMarshal.AsBytes(samples).ToArray());

    private static string Write(DirectoryInfo folder, short tag, short channels, short bits, byte[] data)
    {
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}{SoundRecording.Extension}");
        TestWav.Write(path, Rate, tag, channels, bits, data);
        return path;
    }

    /// <summary>A field of a record.</summary>
    public static string Field(string record, string name) => JsonDocument.Parse(record).RootElement.GetProperty(name).ToString();
}
