using System.Diagnostics;
using EmotionStream.App.CommandLine;
using EmotionStream.Audio.Sources;

namespace EmotionStream.App.Extraction;

/// <summary>A clip's sound, one channel, full scale ±1.</summary>
/// <param name="Samples">The samples.</param>
/// <param name="SampleRate">Samples a second.</param>
internal sealed record Sound(float[] Samples, int SampleRate)
{
    private const int BufferSamples = 8192;

    /// <summary>Reads a whole clip: WAV by itself, anything else (FLAC) through the program <c>sox</c>.</summary>
    /// <param name="path">The clip.</param>
    /// <exception cref="CommandException">sox is needed and not installed, or can't read the clip.</exception>
    /// <exception cref="IOException">The clip can't be read.</exception>
    public static Sound Read(string path) =>
        Path.GetExtension(path).Equals(".wav", StringComparison.OrdinalIgnoreCase) ? Read(File.OpenRead(path)) : Decode(path);

    private static Sound Decode(string path)
    {
        var start = new ProcessStartInfo("sox", [path, "-b", "16", "-c", "1", "-t", "wav", "-"]) { UseShellExecute = false, RedirectStandardOutput = true };
        try
        {
            using var sox = Process.Start(start)!;
            var sound = Read(sox.StandardOutput.BaseStream);
            sox.WaitForExit();
            return sox.ExitCode == 0 ? sound : throw new CommandException($"sox can't decode {path}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new CommandException($"{path} is decoded by the program sox, which is not installed (Debian: apt install sox).");
        }
    }

    private static Sound Read(Stream stream)
    {
        using var source = new WavSource(stream);
        var samples = new List<float>();
        var buffer = new float[BufferSamples * source.Channels];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            for (var i = 0; i < read; i += source.Channels)
                samples.Add(buffer[i]);
        }

        return new Sound([.. samples], source.SampleRate);
    }
}
