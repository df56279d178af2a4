using System.Buffers;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Telephony;

/// <summary>
/// The customer's channel of a call on its own time line, as records of audio features. There is none for an employee's channel: what comes in
/// here is the customer's, and the records say so.
/// </summary>
/// <param name="interactionId">The interaction.</param>
/// <param name="start">Event time of position zero.</param>
/// <param name="encoding">How a sample is stored.</param>
/// <param name="sampleRate">Samples a second.</param>
/// <param name="records">Receives the records.</param>
internal sealed class CustomerSound(string interactionId, DateTimeOffset start, SampleEncoding encoding, int sampleRate, ICollection<CallRecord> records)
{
    /// <summary>A longer gap is not filled with silence: measuring starts anew after it.</summary>
    public static readonly TimeSpan LongestFilling = TimeSpan.FromSeconds(5);

    private readonly float[] _samples = new float[sampleRate / 10];
    private readonly List<FeatureWindow> _windows = [];
    private readonly ArrayBufferWriter<byte> _json = new(4096);
    private FeatureExtractor? _extractor;
    private TimeSpan _segment;
    private long _heard;

    /// <summary>Where the sound has got to.</summary>
    public TimeSpan Position => _segment + TimeSpan.FromSeconds((double)_heard / sampleRate);

    /// <summary>Event time of <see cref="Position"/>.</summary>
    public DateTimeOffset Time => start + Position;

    /// <summary>Takes sound that follows what came before.</summary>
    /// <param name="codes">Whole samples of one channel.</param>
    public void Hear(ReadOnlySpan<byte> codes)
    {
        var size = SampleDecoder.BytesPerSample(encoding);
        while (!codes.IsEmpty)
        {
            var piece = codes[..Math.Min(codes.Length, _samples.Length * size)];
            var samples = _samples.AsSpan(0, piece.Length / size);
            SampleDecoder.Decode(encoding, piece, samples);
            Measure(samples);
            codes = codes[piece.Length..];
        }
    }

    /// <summary>Passes over sound that never came: silence when it is short, else a new beginning.</summary>
    /// <param name="gap">How much.</param>
    public void Miss(TimeSpan gap)
    {
        if (gap > LongestFilling || _extractor is null)
        {
            var position = Position + gap;
            End();
            _segment = position;
            _heard = 0;
            return;
        }

        _samples.AsSpan().Clear();
        for (var left = (long)Math.Round(gap.TotalSeconds * sampleRate); left > 0; left -= _samples.Length)
            Measure(_samples.AsSpan(0, (int)Math.Min(left, _samples.Length)));
    }

    /// <summary>Gives what is left. Sound may follow, after a gap.</summary>
    public void End()
    {
        if (_extractor is null)
            return;
        _windows.Clear();
        _extractor.Complete(_windows);
        _extractor = null;
        Write();
    }

    private void Measure(ReadOnlySpan<float> samples)
    {
        _extractor ??= new FeatureExtractor(sampleRate, WindowOptions.Default);
        _heard += samples.Length;
        _windows.Clear();
        _extractor.Process(samples, _windows);
        Write();
    }

    private void Write()
    {
        foreach (var window in _windows)
        {
            _json.ResetWrittenCount();
            FeatureRecord.Write(_json, interactionId, start + _segment, Speaker.Customer, window);
            records.Add(new(InputSource.AudioFeatures, interactionId, _json.WrittenSpan.ToArray()));
        }
    }
}
