namespace EmotionStream.App.Tests.Extraction;

/// <summary>The speech corpora beside the repository, where they are there.</summary>
internal static class SharedSpeech
{
    public const string Needs = "Needs ../shared/data/speech beside the repository and the program sox (apt install sox).";

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "EmotionStream.sln")))
                continue;
            var data = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", "speech"));
            var sox = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "sox")));
            return Directory.Exists(Path.Combine(data, "egemaps")) && sox ? data : null;
        }

        return null;
    }
}
