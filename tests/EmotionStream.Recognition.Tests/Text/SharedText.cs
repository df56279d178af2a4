namespace EmotionStream.Recognition.Tests.Text;

/// <summary>The third-party sets beside the repository, which are not part of it.</summary>
internal static class SharedText
{
    public const string Missing = "The evaluation sets are not at hand: put them in ../shared/data/text beside the repository.";

    /// <summary>The folder; null where it is not.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "EmotionStream.sln")))
                continue;
            var data = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", "text"));
            return Directory.Exists(data) ? data : null;
        }

        return null;
    }
}
