using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Features;

/// <summary>Features of whole sources: files, pipes.</summary>
public static class AudioFeatureExtraction
{
    /// <summary>Blocks of 50 ms: a live source is not kept waiting for a large buffer to fill.</summary>
    private const int BlocksPerSecond = 20;

    /// <summary>Reads a source to its end and gives its windows as they complete.</summary>
    /// <param name="source">The sound.</param>
    /// <param name="options">The windows.</param>
    /// <returns>The channel (0-based) and the window; channels in turn, times rising.</returns>
    /// <exception cref="AudioFormatException">The source is damaged; what came before has been given.</exception>
    public static IEnumerable<(int Channel, FeatureWindow Window)> Windows(IAudioSource source, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        return Run(source, options);
    }

    /// <summary>The functionals of a whole source, one for each channel; none for a channel shorter than a quarter of a second.</summary>
    /// <param name="source">The sound.</param>
    public static IEnumerable<(int Channel, FeatureWindow Window)> Whole(IAudioSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Run(source, options: null);
    }

    private static IEnumerable<(int Channel, FeatureWindow Window)> Run(IAudioSource source, WindowOptions? options)
    {
        var channels = source.Channels;
        var extractors = Enumerable.Range(0, channels).Select(_ => new FeatureExtractor(source.SampleRate, options)).ToArray();
        var block = Math.Max(1, source.SampleRate / BlocksPerSecond);
        var interleaved = new float[block * channels];
        var mono = new float[block];
        var windows = new List<FeatureWindow>();
        int read;
        while ((read = source.Read(interleaved)) > 0)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                for (var i = 0; i < read / channels; i++)
                    mono[i] = interleaved[(i * channels) + channel];
                windows.Clear();
                extractors[channel].Process(mono.AsSpan(0, read / channels), windows);
                foreach (var window in windows)
                    yield return (channel, window);
            }
        }

        for (var channel = 0; channel < channels; channel++)
        {
            windows.Clear();
            extractors[channel].Complete(windows);
            foreach (var window in windows)
                yield return (channel, window);
        }
    }
}
