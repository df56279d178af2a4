using System.Diagnostics;
using EmotionStream.App.CommandLine;
using EmotionStream.Audio.Sources;

namespace EmotionStream.App.Extraction;

/// <summary>
/// A public corpus of acted speech: clips whose file names say emotion and speaker. FLAC is decoded by the program <c>sox</c>.
/// </summary>
/// <param name="Name">Its folder.</param>
/// <param name="High">Codes, in the third field of a file's name, of the emotions of high arousal.</param>
/// <param name="Low">Codes of those of low arousal.</param>
/// <param name="Grouping">Both in words.</param>
internal sealed record SpeechCorpus(string Name, string[] High, string[] Low, string Grouping)
{
    /// <summary>The corpora that can be evaluated on.</summary>
    public static readonly SpeechCorpus[] All =
    [
        new("ravdess", ["03", "05", "06", "08"], ["01", "02", "04"], "high: happy, angry, fearful, surprised; low: neutral, calm, sad; disgust left out"),
        new("banglaser", ["01", "03", "04"], ["02", "05"], "high: happy, angry, surprised; low: sad, neutral"),
    ];

    /// <summary>The clips that are of high or low arousal, in order of name.</summary>
    /// <param name="folder">The folder that holds the corpora's folders.</param>
    public IEnumerable<(string Path, string Speaker, bool HighArousal)> Clips(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, Name), "*.flac", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var fields = Path.GetFileNameWithoutExtension(path).Split('-');
            if (fields.Length == 7 && (High.Contains(fields[2]) || Low.Contains(fields[2])))
                yield return (path, fields[6], High.Contains(fields[2]));
        }
    }

    /// <summary>Decodes a clip to one channel.</summary>
    /// <param name="path">The clip.</param>
    public static (float[] Samples, int SampleRate) Decode(string path)
    {
        var start = new ProcessStartInfo("sox", [path, "-b", "16", "-c", "1", "-t", "wav", "-"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        try
        {
            using var sox = Process.Start(start)!;
            using var source = new WavSource(sox.StandardOutput.BaseStream);
            var samples = new List<float>();
            var buffer = new float[8192];
            int read;
            while ((read = source.Read(buffer)) > 0)
                samples.AddRange(buffer.AsSpan(0, read));
            sox.WaitForExit();
            return ([.. samples], source.SampleRate);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new CommandException("The corpora are FLAC, which the program sox decodes, and it is not installed (Debian: apt install sox).");
        }
    }
}
