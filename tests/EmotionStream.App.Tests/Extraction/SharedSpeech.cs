using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Extraction;

/// <summary>The speech corpora beside the repository, where they are there.</summary>
internal static class SharedSpeech
{
    public const string Needs = "Needs ../shared/data/speech beside the repository and the program sox (apt install sox).";

    public static string? Folder { get; } = Find();

    private static string? Find() =>
        KafkaFixture.Repository() is { } repository
        && Path.GetFullPath(Path.Combine(repository, "..", "shared", "data", "speech")) is var data
        && Directory.Exists(Path.Combine(data, "egemaps"))
        && Shell.Has("sox")
            ? data
            : null;
}
