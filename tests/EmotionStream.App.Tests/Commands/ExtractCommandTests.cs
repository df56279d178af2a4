using System.Text;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.App.Tests.Commands;

public sealed class ExtractCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotionstream-extract-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Wav_OneChannel_GivesRecordsThatTheTaskDecodes()
    {
        var (code, output, error) = await Cli.RunAsync("extract", Wav("call", 1, 5), "--interaction", "i-42", "--start", "2026-11-22T09:00:00Z");
        Assert.Equal(ExitCodes.Success, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(
            "{\"interactionId\":\"i-42\",\"time\":\"2026-11-22T09:00:03.000Z\",\"speaker\":\"customer\",\"windowMs\":3000,\"f0SemitoneMean\":", lines[0],
            StringComparison.Ordinal);
        Assert.Contains("3 windows", error, StringComparison.Ordinal);
        var record = new InputRecord();
        var decoder = new InputDecoder(new DecoderLimits()) { Now = DateTimeOffset.Parse("2026-11-22T09:01:00Z").ToUnixTimeMilliseconds() };
        foreach (var line in lines)
        {
            record.Reset();
            var failure = decoder.Decode(InputSource.AudioFeatures, "i-42"u8, Encoding.UTF8.GetBytes(line), record);
            Assert.Null(failure.Cause);
            Assert.Equal(0, record.Features.ToArray().Count(float.IsNaN));
            Assert.InRange(record.Features[(int)AudioFeature.F0SemitoneMean], 29.2f, 29.5f);
        }
    }

    [Fact]
    public async Task Wav_ChannelASpeaker_KeepsHowTheAgentSoundsOut()
    {
        var (code, output, _) = await Cli.RunAsync("extract", Wav("call", 2, 3), "--channels", "customer,agent");
        Assert.Equal(ExitCodes.Success, code);
        var records = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["customer", "agent"], records.Select(record => record.GetProperty("speaker").GetString()));
        Assert.True(records[0].TryGetProperty("loudnessMean", out _));
        Assert.Equal(
            ["interactionId", "time", "speaker", "windowMs", "voicedRatio", "voicedSegmentRate", "voicedSegmentMean", "unvoicedSegmentMean"],
            records[1].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Silence_HasNoPitch_AndCanBeLeftOut()
    {
        var file = Wav("silent", 1, 4, amplitude: 0);
        var (_, output, _) = await Cli.RunAsync("extract", file);
        Assert.DoesNotContain("f0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", output, StringComparison.Ordinal);
        Assert.Contains("\"voicedRatio\":0,", output, StringComparison.Ordinal);
        (_, output, _) = await Cli.RunAsync("extract", file, "--voiced-only");
        Assert.Empty(output);
    }

    [Fact]
    public async Task RawMuLaw_FromAFile_IsMeasured()
    {
        var file = Path.Combine(_folder.FullName, "call.ul");
        await File.WriteAllBytesAsync(file, [.. Enumerable.Range(0, 8000 * 3).Select(i => (byte)(i % 50 < 25 ? 0x90 : 0x10))]);
        var target = Path.Combine(_folder.FullName, "out.jsonl");
        var (code, output, _) = await Cli.RunAsync("extract", file, "--format", "mulaw", "--rate", "8000", "--out", target);
        Assert.Equal(ExitCodes.Success, code);
        Assert.Empty(output);
        var record = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(target))).RootElement;
        Assert.Equal("call", record.GetProperty("interactionId").GetString());
        Assert.Equal(12 * Math.Log2(160 / 27.5), record.GetProperty("f0SemitoneMean").GetDouble(), 0.2);
    }

    [Fact]
    public async Task OneBadFileOfTwo_TheOtherIsStillMeasured_AndTheCodeSaysSo()
    {
        var bad = Path.Combine(_folder.FullName, "bad.wav");
        await File.WriteAllTextAsync(bad, "not a sound, a text");
        var (code, output, error) = await Cli.RunAsync("extract", bad, Wav("good", 1, 3));
        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("\"interactionId\":\"good\"", output, StringComparison.Ordinal);
        Assert.Contains("bad.wav: Not a WAV file", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--window", "100")]
    [InlineData("--hop", "0")]
    [InlineData("--rate", "8000")]
    [InlineData("--channels", "customer,supervisor")]
    [InlineData("--channels", "customer,agent")]
    [InlineData("--format", "mp3")]
    [InlineData("--start", "yesterday")]
    public async Task Mistake_OnTheCommandLine_IsExplained(string option, string value)
    {
        var (code, output, error) = await Cli.RunAsync("extract", Wav("call", 1, 1), option, value);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task File_NotThere_IsAFailure()
    {
        var (code, _, error) = await Cli.RunAsync("extract", Path.Combine(_folder.FullName, "none.wav"));
        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("none.wav", error, StringComparison.Ordinal);
    }

    /// <summary>A voice-like tone of 150 Hz at 8 kHz, 16 bits.</summary>
    private string Wav(string name, int channels, double seconds, double amplitude = 0.3)
    {
        var path = Path.Combine(_folder.FullName, name + ".wav");
        var frames = (int)(8000 * seconds);
        var samples = new short[frames * channels];
        for (var i = 0; i < frames; i++)
        {
            // The level moves, so that every feature exists.
            var level = amplitude * (1 + (0.5 * Math.Sin(i / 500.0)));
            var sample = Enumerable.Range(1, 10).Sum(n => level / n * Math.Sin(2 * Math.PI * 150 * n * i / 8000));
            samples.AsSpan(i * channels, channels).Fill((short)(sample * 16000 * (i % 8000 < 7000 ? 1 : 0)));
        }

        TestWav.Write(path, 8000, samples, (short)channels);
        return path;
    }
}
