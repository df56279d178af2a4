using System.Buffers;
using System.Diagnostics;
using System.Text;
using EmotionStream.App.CommandLine;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Extraction;

/// <summary>Turns sound files into lines of audio features.</summary>
/// <param name="options">What and how.</param>
/// <param name="output">Receives the lines.</param>
/// <param name="progress">Receives a line for each file when it begins, ends or fails.</param>
internal sealed class SoundExtraction(ExtractionOptions options, TextWriter output, TextWriter progress)
{
    private readonly ArrayBufferWriter<byte> _json = new(4096);
    private readonly DateTimeOffset _start = options.Start ?? TimeProvider.System.GetUtcNow();

    /// <summary>Extracts one file.</summary>
    /// <param name="path">The file, or - for standard input.</param>
    /// <param name="stop">Stops between windows.</param>
    /// <returns>False when the file can't be read; why is written to the progress.</returns>
    public bool Run(string path, CancellationToken stop)
    {
        var name = path == "-" ? "standard input" : path;
        var watch = Stopwatch.StartNew();
        var windows = 0;
        var heard = TimeSpan.Zero;
        try
        {
            using var source = Open(path);
            progress.WriteLine($"{name}: {source.Channels} channel{(source.Channels == 1 ? "" : "s")}, {source.SampleRate} samples a second");
            foreach (var (speaker, window) in Windows(source, name))
            {
                stop.ThrowIfCancellationRequested();
                heard = window.End > heard ? window.End : heard;
                if (options.VoicedOnly && window[AudioFeature.VoicedRatio] == 0)
                    continue;
                Write(path, speaker, window);
                windows++;
            }

            output.Flush();
            progress.WriteLine(windows == 0 && heard == TimeSpan.Zero
                ? $"{name}: no windows, the sound is shorter than {WindowOptions.Shortest.TotalMilliseconds:F0} ms"
                : $"{name}: {windows} windows, {heard.TotalSeconds:F1} s of sound in {watch.Elapsed.TotalSeconds:F1} s");
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            output.Flush();
            progress.WriteLine($"error: {name}: {problem.Message}");
            return false;
        }
    }

    private IEnumerable<(Speaker Speaker, FeatureWindow Window)> Windows(IAudioSource source, string name)
    {
        var speakers = options.Speakers ?? [Speaker.Customer];
        if (speakers.Length != source.Channels)
        {
            throw CommandException.Usage(
                $"{name} has {source.Channels} channels and {speakers.Length} named. Say who speaks in each, for instance --channels customer,agent.");
        }

        return AudioFeatureExtraction.Windows(source, options.Windows)
            .Where(found => speakers[found.Channel] is not null)
            .Select(found => (speakers[found.Channel]!.Value, found.Window));
    }

    private IAudioSource Open(string path)
    {
        var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        var channels = options.Speakers?.Length ?? 1;
        try
        {
            return options.Format switch
            {
                SoundFormat.MuLaw => new RawSource(stream, SampleEncoding.MuLaw, options.Rate, channels),
                SoundFormat.ALaw => new RawSource(stream, SampleEncoding.ALaw, options.Rate, channels),
                SoundFormat.Pcm16 => new RawSource(stream, SampleEncoding.Pcm16, options.Rate, channels),
                _ => new WavSource(stream),
            };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private void Write(string path, Speaker speaker, FeatureWindow window)
    {
        var id = options.InteractionId ?? (path == "-" ? "stdin" : Path.GetFileNameWithoutExtension(path));
        _json.ResetWrittenCount();
        FeatureRecord.Write(_json, id, _start, speaker, window);
        output.WriteLine(Encoding.UTF8.GetString(_json.WrittenSpan));

        // Live input: whoever reads the lines should not wait for a buffer to fill.
        if (path == "-")
            output.Flush();
    }
}
