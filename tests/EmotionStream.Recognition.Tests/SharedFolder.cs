namespace EmotionStream.Recognition.Tests;

/// <summary>Folders of ../shared beside the repository.</summary>
internal static class SharedFolder
{
    /// <summary>The folder; null where it is not.</summary>
    /// <param name="path">Its path below ../shared.</param>
    public static string? Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "EmotionStream.sln")))
                continue;
            var found = Path.GetFullPath(Path.Combine([folder.FullName, "..", "shared", .. path]));
            return Directory.Exists(found) ? found : null;
        }

        return null;
    }
}
