using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Tests.Sources;

public class RawSourceTests
{
    [Fact]
    public void Read_MuLaw_DecodesCodes()
    {
        using var source = new RawSource(new MemoryStream([0x80, 0xFF, 0x00]), SampleEncoding.MuLaw, 8000);
        Assert.Equal([32124 / 32768f, 0, -32124 / 32768f], WavSourceTests.ReadAll(source));
    }

    [Fact]
    public void Read_LivePipe_GivesWhatHasComeInWholeFrames()
    {
        using var source = new RawSource(new TricklingStream([0, 64, 0, 192, 0, 64, 0, 192]), SampleEncoding.Pcm16, 8000, channels: 2);
        var buffer = new float[100];
        Assert.Equal(2, source.Read(buffer));
        Assert.Equal([0.5f, -0.5f], buffer[..2]);
        Assert.Equal(2, source.Read(buffer));
        Assert.Equal(0, source.Read(buffer));
    }

    [Fact]
    public void Read_EndsWithinASample_SaysSo()
    {
        using var source = new RawSource(new MemoryStream([0, 64, 0]), SampleEncoding.Pcm16, 8000);
        Assert.Throws<AudioFormatException>(() => WavSourceTests.ReadAll(source));
    }
}
