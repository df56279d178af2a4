using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.App.Tests.Telephony;

namespace EmotionStream.App.Tests.Commands;

public sealed class CallCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotionstream-call-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--protocol", "sip")]
    [InlineData("--protocol", "twilio", "--to", "http://127.0.0.1")]
    [InlineData("--protocol", "twilio", "--speed", "0")]
    [InlineData("--protocol", "twilio", "--channels", "customer,customer")]
    [InlineData("--protocol", "twilio", "--channels", "customer,agent")]
    [InlineData("--protocol", "twilio", "--probe")]
    [InlineData("--protocol", "twilio", "--parameter", "queue")]
    [InlineData("--protocol", "audiohook", "--interaction", "i-42")]
    [InlineData("--protocol", "audiohook", "--media", "opus")]
    [InlineData("--protocol", "audiohook", "--probe")]
    public async Task Mistake_OnTheCommandLine_IsExplained(params string[] options)
    {
        var (code, output, error) = await Cli.RunAsync(["call", CallSound.WriteWav(_folder, CallSound.Voice(0.1)), .. options]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task File_Missing_IsAskedFor()
    {
        Assert.Contains("Name the WAV file", (await Cli.RunAsync("call", "--protocol", "twilio")).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failure, (await Cli.RunAsync("call", "--protocol", "twilio", Path.Combine(_folder.FullName, "none.wav"))).Code);
    }

    [Fact]
    public async Task Server_NotThere_FailsWithAMessage()
    {
        var (code, _, error) = await Cli.RunAsync("call", "--protocol", "twilio", CallSound.WriteWav(_folder, CallSound.Voice(0.1)), "--to", "ws://127.0.0.1:1/twilio");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("cannot reach ws://127.0.0.1:1/twilio", error, StringComparison.Ordinal);
    }
}
