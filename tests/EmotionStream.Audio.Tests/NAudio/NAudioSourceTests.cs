using System.Buffers.Binary;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.NAudio;
using EmotionStream.Audio.Sources;
using NAudio.Wave;

namespace EmotionStream.Audio.Tests.NAudio;

/// <summary>The adapter over the real NAudio; compiled with it only (-p:WithNAudio=true).</summary>
public sealed class NAudioSourceTests
{
    private static readonly float[] Sound = Signals.Sine(220, 16000, 3.3);

    [Theory]
    [InlineData(SampleEncoding.Pcm16)]
    [InlineData(SampleEncoding.Pcm24)]
    [InlineData(SampleEncoding.Pcm32)]
    [InlineData(SampleEncoding.Ieee32)]
    public void WavFile_ThroughNAudio_IsTheSoundOfOurOwnReader(SampleEncoding encoding)
    {
        var file = Wav(encoding, channels: 2);
        using var ours = new WavSource(new MemoryStream(file));
        using var theirs = new NAudioSource(new WaveFileReader(new MemoryStream(file)).ToSampleProvider());

        Assert.Equal((ours.SampleRate, ours.Channels), (theirs.SampleRate, theirs.Channels));
        var (expected, actual) = (ReadAll(ours), ReadAll(theirs));
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Features_ThroughNAudio_AreThoseOfOurOwnReader()
    {
        var file = Wav(SampleEncoding.Pcm16, channels: 1);
        using var ours = new WavSource(new MemoryStream(file));
        using var theirs = new NAudioSource(new WaveFileReader(new MemoryStream(file)).ToSampleProvider());

        Assert.Equal(
            AudioFeatureExtraction.Windows(ours, WindowOptions.Default).SelectMany(found => found.Window.Values),
            AudioFeatureExtraction.Windows(theirs, WindowOptions.Default).SelectMany(found => found.Window.Values));
    }

    [Fact]
    public void Provider_ThatGivesHalfAFrame_IsReadToItsWhole()
    {
        using var source = new NAudioSource(new Trickle([1, 2, 3, 4, 5, 6], piece: 3));
        var buffer = new float[7];

        Assert.Equal(4, source.Read(buffer));
        Assert.Equal(2, source.Read(buffer));
        Assert.Equal([5f, 6f], buffer[..2]);
        Assert.Equal(0, source.Read(buffer));
    }

    [Fact]
    public void Provider_IsDisposedWithTheSource()
    {
        var provider = new Trickle([], piece: 1);
        new NAudioSource(provider).Dispose();

        Assert.True(provider.IsDisposed);
    }

    private static byte[] Wav(SampleEncoding encoding, int channels)
    {
        var file = new WavFile { Encoding = encoding, Rate = 16000, Channels = channels }.Write(Sound);

        // NAudio goes by the length in the file's head, which our reader does without.
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private static float[] ReadAll(IAudioSource source)
    {
        var all = new List<float>();
        var buffer = new float[1000];
        int read;
        while ((read = source.Read(buffer)) > 0)
            all.AddRange(buffer.AsSpan(0, read));
        return [.. all];
    }

    private sealed class Trickle(float[] samples, int piece) : ISampleProvider, IDisposable
    {
        private int _at;

        public bool IsDisposed { get; private set; }

        public WaveFormat WaveFormat { get; } = WaveFormat.CreateIeeeFloatWaveFormat(8000, 2);

        public int Read(Span<float> buffer)
        {
            var count = Math.Min(Math.Min(piece, buffer.Length), samples.Length - _at);
            samples.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public void Dispose() => IsDisposed = true;
    }
}
