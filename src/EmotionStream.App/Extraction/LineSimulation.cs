using System.IO.Hashing;
using System.Runtime.InteropServices;
using EmotionStream.Audio.Sources;
using EmotionStream.Audio.Telephone;

namespace EmotionStream.App.Extraction;

/// <summary>Puts a clip into a <see cref="SpeechCondition"/>. What is drawn by chance depends on the clip's name only, so every run hears the same.</summary>
internal static class LineSimulation
{
    private const double LargestGainDb = 12, LeastSnrDb = 5, LargestSnrDb = 25, LeastLoss = 0.01, LargestLoss = 0.03;
    private const int PacketSamples = TelephoneLine.SampleRate / 50;

    /// <summary>Puts a clip into a condition.</summary>
    /// <param name="sound">Its sound.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="name">Its name.</param>
    /// <param name="caller">Who speaks: a caller's line has one level, one noise and one codec.</param>
    public static MemorySource Apply(Sound sound, SpeechCondition condition, string name, string caller) => condition switch
    {
        SpeechCondition.Clean => new MemorySource(sound.Samples, sound.SampleRate),
        SpeechCondition.G711 => OverTelephone(sound, bandLimited: false),
        SpeechCondition.Telephone => OverTelephone(sound, bandLimited: true),
        _ => OverPoorLine(sound, Seeded(caller), Seeded(name)),
    };

    private static MemorySource OverTelephone(Sound sound, bool bandLimited) =>
        new(TelephoneLine.Transmit(sound.Samples, sound.SampleRate, bandLimited), TelephoneLine.SampleRate);

    private static MemorySource OverPoorLine(Sound sound, Random line, Random clip)
    {
        var gain = Math.Pow(10, Between(line, -LargestGainDb, LargestGainDb) / 20);
        var noise = Math.Pow(10, -Between(line, LeastSnrDb, LargestSnrDb) / 20);
        var bandLimited = line.Next(2) == 0;
        var aLaw = line.Next(2) == 0;
        var loss = Between(line, LeastLoss, LargestLoss);

        // Noise is relative to the speech's own level, Gaussian by twelve uniform draws.
        var level = Math.Sqrt(sound.Samples.Average(static x => (double)x * x));
        var noisy = new float[sound.Samples.Length];
        for (var i = 0; i < noisy.Length; i++)
        {
            var gaussian = -6.0;
            for (var draw = 0; draw < 12; draw++)
                gaussian += clip.NextDouble();
            noisy[i] = (float)Math.Clamp(gain * (sound.Samples[i] + (noise * level * gaussian)), -1, 1);
        }

        var heard = TelephoneLine.Transmit(noisy, sound.SampleRate, bandLimited);
        if (aLaw)
        {
            // A µ-law leg before it, as on a call between the two.
            for (var i = 0; i < heard.Length; i++)
                heard[i] = G711.ALawToPcm(G711.PcmToALaw((short)(heard[i] * 32768))) / 32768f;
        }

        for (var packet = 0; packet < heard.Length; packet += PacketSamples)
        {
            if (clip.NextDouble() < loss)
                heard.AsSpan(packet, Math.Min(PacketSamples, heard.Length - packet)).Clear();
        }

        return new MemorySource(heard, TelephoneLine.SampleRate);
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));

    private static Random Seeded(string name) => new((int)XxHash32.HashToUInt32(MemoryMarshal.AsBytes(name.AsSpan())));
}
