using EmotionStream.Audio.Resampling;
using EmotionStream.Audio.Sources;
using EmotionStream.Audio.Telephone;

namespace EmotionStream.App.Telephony.Playing;

/// <summary>A WAV file of any rate as a telephone sends it: 8 kHz, 16 bits, in frames. What is 8 kHz already stays as it is.</summary>
internal sealed class TelephoneSound : IDisposable
{
    private readonly WavSource _source;
    private readonly Resampler[] _resamplers;
    private readonly List<float>[] _lines;
    private readonly float[] _block;
    private readonly List<float> _mono = [];
    private int _taken;
    private bool _ended;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be read or is no WAV file.</exception>
    public TelephoneSound(string path)
    {
        _source = new WavSource(File.OpenRead(path));
        _resamplers = [.. Enumerable.Range(0, Channels).Select(_ => new Resampler(_source.SampleRate, TelephoneLine.SampleRate))];
        _lines = [.. _resamplers.Select(_ => new List<float>())];
        _block = new float[_source.SampleRate / 10 * Channels];
    }

    /// <summary>Channels of the file.</summary>
    public int Channels => _source.Channels;

    /// <summary>Reads a frame of every channel; the last may be shorter.</summary>
    /// <param name="frame">Receives samples, a row a channel; all rows of the same length.</param>
    /// <returns>Samples a channel; 0 at the end.</returns>
    public int Read(short[][] frame)
    {
        while (!_ended && _lines[0].Count - _taken < frame[0].Length)
            Fill();
        var count = Math.Min(frame[0].Length, _lines[0].Count - _taken);
        for (var channel = 0; channel < Channels; channel++)
        {
            for (var i = 0; i < count; i++)
                frame[channel][i] = (short)Math.Clamp(MathF.Round(_lines[channel][_taken + i] * 32768), short.MinValue, short.MaxValue);
        }

        _taken += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private void Fill()
    {
        foreach (var line in _lines)
            line.RemoveRange(0, _taken);
        _taken = 0;
        var read = _source.Read(_block);
        _ended = read == 0;
        for (var channel = 0; channel < Channels; channel++)
        {
            if (_ended)
            {
                _resamplers[channel].Complete(_lines[channel]);
                continue;
            }

            _mono.Clear();
            for (var i = channel; i < read; i += Channels)
                _mono.Add(_block[i]);
            _resamplers[channel].Process(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_mono), _lines[channel]);
        }
    }
}
