using System.Diagnostics;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.Telephony;
using EmotionStream.Audio.Sources;

namespace EmotionStream.App.Tests.Commands;

/// <summary>`extract -` as a process at the end of a pipe: raw G.711, live.</summary>
public sealed class ExtractStandardInputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-11-22T09:00:00Z");

    [Theory]
    [InlineData("mulaw")]
    [InlineData("alaw")]
    public async Task RawG711_IsMeasuredWhileItComes(string format)
    {
        var codes = CallSound.Voice(6);
        var encoding = SampleEncoding.MuLaw;
        if (format == "alaw")
            (codes, encoding) = ([.. codes.Select(code => G711.PcmToALaw(G711.MuLawToPcm(code)))], SampleEncoding.ALaw);
        var expected = CallSound.Records(codes, "i-42", Start, encoding);
        using var extract = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "emotionstream.dll"), "extract", "-", "--format", format, "--interaction", "i-42", "--start", "2026-11-22T09:00:00Z"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _ = extract.StandardError.ReadToEndAsync();

        // The first window is out while the pipe is still open: a quarter of a second after its end.
        await extract.StandardInput.BaseStream.WriteAsync(codes.AsMemory(0, 8000 * 13 / 4));
        await extract.StandardInput.BaseStream.FlushAsync();
        Assert.Equal(expected[0], await extract.StandardOutput.ReadLineAsync().WaitAsync(Patience));

        await extract.StandardInput.BaseStream.WriteAsync(codes.AsMemory(8000 * 13 / 4));
        extract.StandardInput.Close();
        var rest = await extract.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await extract.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(ExitCodes.Success, extract.ExitCode);
        Assert.Equal(expected[1..], rest.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
