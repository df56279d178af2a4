using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Tests.Sources;

public class WavSourceTests
{
    private static readonly float[] Sound = Signals.Sine(440, 8000, 0.05);

    [Theory]
    [InlineData(SampleEncoding.Pcm8, 1 / 128.0)]
    [InlineData(SampleEncoding.Pcm16, 1 / 32768.0)]
    [InlineData(SampleEncoding.Pcm24, 1 / 8388608.0)]
    [InlineData(SampleEncoding.Pcm32, 1e-7)]
    [InlineData(SampleEncoding.Ieee32, 0)]
    [InlineData(SampleEncoding.Ieee64, 0)]
    [InlineData(SampleEncoding.ALaw, 0.03)]
    [InlineData(SampleEncoding.MuLaw, 0.03)]
    public void Read_EveryEncoding_GivesTheSamplesBack(SampleEncoding encoding, double tolerance)
    {
        foreach (var extensible in new[] { false, true })
        {
            var read = ReadAll(new WavFile { Encoding = encoding, Extensible = extensible }.Write(Sound));
            Assert.Equal(Sound.Length, read.Length);
            for (var i = 0; i < read.Length; i++)
                Assert.InRange(Math.Abs(read[i] - Sound[i]), 0, tolerance);
        }
    }

    [Fact]
    public void Read_UnknownChunksOfOddLength_AreSkipped() =>
        Assert.Equal(Sound.Length, ReadAll(new WavFile { ExtraChunks = true }.Write(Sound)).Length);

    [Theory]
    [InlineData(0xFFFFFFFF)]
    [InlineData(0x7FFFFFFF)]
    public void Read_LengthUnknownToAPipe_ReadsToTheEnd(uint declared) =>
        Assert.Equal(Sound.Length, ReadAll(new WavFile { DeclaredLength = declared }.Write(Sound)).Length);

    [Fact]
    public void Read_BytesAfterTheData_AreNotSound() =>
        Assert.Equal(2, ReadAll(new WavFile { DeclaredLength = 4 }.Write(Sound)).Length);

    [Fact]
    public void Read_StreamThatGivesAByteAtATime_IsTheSameSound()
    {
        using var source = new WavSource(new TricklingStream(new WavFile { Channels = 2 }.Write(Sound)));
        Assert.Equal(ReadAll(new WavFile { Channels = 2 }.Write(Sound)), ReadAll(source));
    }

    [Fact]
    public void Read_SmallBuffer_GivesWholeFramesOnly()
    {
        using var source = new WavSource(new MemoryStream(new WavFile { Channels = 2 }.Write(0.1f, 0.2f, 0.3f, 0.4f)));
        var buffer = new float[3];
        Assert.Equal(2, source.Read(buffer));
        Assert.Equal(2, source.Read(buffer));
        Assert.Equal(0, source.Read(buffer));
    }

    [Fact]
    public void Read_FloatsThatAreNotFinite_AreSilence() =>
        Assert.Equal([0f, 0f, 0.5f], ReadAll(new WavFile { Encoding = SampleEncoding.Ieee32 }.Write(float.NaN, float.PositiveInfinity, 0.5f)));

    [Fact]
    public void Read_CutOffData_GivesWhatThereIsThenSaysSo()
    {
        var file = new WavFile().Write(Sound)[..^100];
        using var source = new WavSource(new MemoryStream(file));
        var buffer = new float[10_000];
        Assert.Equal(Sound.Length - 50, source.Read(buffer));
        var problem = Assert.Throws<AudioFormatException>(() => source.Read(buffer));
        Assert.Contains("cut off", problem.Message, StringComparison.Ordinal);
        Assert.Contains("800", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "empty", [], "empty" },
        { "text", "this is not sound at all"u8.ToArray(), "Not a WAV file" },
        { "short", "RIFF"u8.ToArray(), "Not a WAV file" },
        { "no format", "RIFF\0\0\0\0WAVE"u8.ToArray(), "no format chunk" },
        { "no data", new WavFile().Write()[..36], "no data chunk" },
        { "data first", "RIFF\0\0\0\0WAVEdata\u0004\0\0\0aaaa"u8.ToArray(), "before its format" },
        { "format cut off", new WavFile().Write(Sound)[..30], "cut off within its format" },
        { "tiny format", "RIFF\0\0\0\0WAVEfmt \u0004\0\0\0aaaa"u8.ToArray(), "needs at least 16" },
        { "no channels", new WavFile { Channels = 0 }.Write(), "0 channels" },
        { "no rate", new WavFile { Rate = 0 }.Write(Sound), "0 samples a second" },
        { "compressed", new WavFile { Tag = 2 }.Write(Sound), "tag 2 with 16 bits is not supported" },
        { "contradiction", new WavFile { BlockAlign = 7 }.Write(Sound), "contradicts itself" },
        { "half a sample", new WavFile().WriteRaw([1, 2, 3]), "within a sample" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Open_BrokenFile_SaysWhatIsWrong(string _, byte[] file, string message)
    {
        var problem = Assert.Throws<AudioFormatException>(() => ReadAll(file));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    private static float[] ReadAll(byte[] file)
    {
        using var source = new WavSource(new MemoryStream(file));
        return ReadAll(source);
    }

    internal static float[] ReadAll(IAudioSource source)
    {
        var all = new List<float>();
        var buffer = new float[128];
        int read;
        while ((read = source.Read(buffer)) > 0)
            all.AddRange(buffer.AsSpan(0, read));
        return [.. all];
    }
}
