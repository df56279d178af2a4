using EmotionStream.App.CommandLine;

namespace EmotionStream.App.Tests.CommandLine;

/// <summary>Runs the executable's command line in process.</summary>
internal static class Cli
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await EmotionStreamCli.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
