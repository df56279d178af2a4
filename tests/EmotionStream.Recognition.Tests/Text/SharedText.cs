namespace EmotionStream.Recognition.Tests.Text;

/// <summary>The third-party sets beside the repository, which are not part of it.</summary>
internal static class SharedText
{
    public const string Missing = "The evaluation sets are not at hand: put them in ../shared/data/text beside the repository.";

    /// <summary>The folder; null where it is not.</summary>
    public static string? Folder { get; } = SharedFolder.Find("data", "text");
}
