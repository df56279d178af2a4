namespace EmotionStream.Audio.Sources;

/// <summary>
/// Decoded sound, read forward only. What a site already decodes (a media server, NAudio) plugs in here.
/// </summary>
public interface IAudioSource : IDisposable
{
    /// <summary>Samples a second of each channel.</summary>
    int SampleRate { get; }

    /// <summary>How many channels are interleaved; on a call recording commonly one a speaker.</summary>
    int Channels { get; }

    /// <summary>Reads interleaved samples, full scale = ±1.</summary>
    /// <param name="buffer">Receives whole sample frames; at least <see cref="Channels"/> long.</param>
    /// <returns>How many values were written, a multiple of <see cref="Channels"/>; 0 at the end, never before.</returns>
    /// <exception cref="AudioFormatException">The sound is damaged.</exception>
    int Read(Span<float> buffer);
}
