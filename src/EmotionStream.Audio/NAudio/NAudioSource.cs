using EmotionStream.Audio.Sources;
using NAudio.Wave;

namespace EmotionStream.Audio.NAudio;

/// <summary>
/// Anything NAudio 3 decodes or records, as a source. Compiled only with <c>-p:WithNAudio=true</c>, which also references the package:
/// the default build needs neither.
/// </summary>
/// <param name="provider">The sound. Disposed with the source when it can be.</param>
public sealed class NAudioSource(ISampleProvider provider) : IAudioSource
{
    /// <inheritdoc/>
    public int SampleRate => provider.WaveFormat.SampleRate;

    /// <inheritdoc/>
    public int Channels => provider.WaveFormat.Channels;

    /// <inheritdoc/>
    public int Read(Span<float> buffer)
    {
        // NAudio gives what it has, which may end within a sample frame: fetch the rest of that frame.
        var got = 0;
        do
        {
            var wanted = got == 0 ? buffer.Length - (buffer.Length % Channels) : Channels - (got % Channels);
            var read = provider.Read(buffer.Slice(got, wanted));
            if (read == 0)
                break;
            got += read;
        }
        while (got % Channels != 0);
        return got - (got % Channels);
    }

    /// <inheritdoc/>
    public void Dispose() => (provider as IDisposable)?.Dispose();
}
