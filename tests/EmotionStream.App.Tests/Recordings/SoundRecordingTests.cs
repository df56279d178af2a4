using System.Text;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Recordings;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Tests.Recordings;

public sealed class SoundRecordingTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"call-{Guid.NewGuid():N}.wav");

    public SoundRecordingTests() => WriteWav(_file, seconds: 6);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Read_OneChannel_IsAVoiceInteractionOfTheCustomersWindows()
    {
        var conversation = SoundRecording.Read(_file, [Speaker.Customer]);

        Assert.Equal(Path.GetFileNameWithoutExtension(_file), conversation.Id);
        Assert.Equal("""{"type":"started","channel":"voice"}""", Encoding.UTF8.GetString(conversation.Records[0].Fields));
        Assert.Equal("""{"type":"ended"}""", Encoding.UTF8.GetString(conversation.Records[^1].Fields));
        var windows = conversation.Records.Where(record => record.Topic == InputSource.AudioFeatures).ToArray();
        Assert.Equal([3, 4, 5, 6], windows.Select(window => Math.Round(window.At.TotalSeconds)));
        Assert.All(windows, window => Assert.StartsWith("{\"speaker\":\"customer\",\"windowMs\":3000,", Encoding.UTF8.GetString(window.Fields), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_SoundFile_PrintsRecordsOfAudioFeatures()
    {
        var (code, output, error) = await Cli.RunAsync("replay", _file, "--dry-run");

        Assert.True(code == ExitCodes.Success, error);
        Assert.Equal(4, output.Split('\n').Count(line => line.StartsWith("emotion.audio-features\t", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Replay_OtherChannelsThanNamed_SaysSo()
    {
        var (code, _, error) = await Cli.RunAsync("replay", _file, "--dry-run", "--channels", "customer,agent");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("has 1 channels and 2 named", error, StringComparison.Ordinal);
    }

    /// <summary>A tone of 200 Hz with overtones that swells and fades, 8 kHz, 16 bits.</summary>
    private static void WriteWav(string path, int seconds)
    {
        const int Rate = 8000;
        var samples = new short[seconds * Rate];
        for (var i = 0; i < samples.Length; i++)
        {
            var t = i / (double)Rate;
            var tone = Enumerable.Range(1, 8).Sum(k => Math.Sin(2 * Math.PI * 200 * k * t) / k);
            samples[i] = (short)(6_000 * tone * (0.6 + (0.4 * Math.Sin(t))));
        }

        TestWav.Write(path, Rate, samples);
    }
}
