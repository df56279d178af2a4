using System.IO.Hashing;

namespace EmotionStream.Recognition.BringYourOwn;

/// <summary>Names a model of the user's own after where it stands and what is in it.</summary>
internal static class ModelName
{
    private const int Longest = 48;

    /// <summary>The name: that of the folder or file, and eight digits of the content's hash, so that another version is told apart.</summary>
    /// <param name="named">Folder or file whose name is taken.</param>
    /// <param name="content">File whose content is hashed.</param>
    public static string Of(string named, string content)
    {
        var hash = new XxHash3();
        using (var stream = File.OpenRead(content))
            hash.Append(stream);
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(named));
        var plain = new string([.. name.Take(Longest).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')]);
        return $"{plain}-{hash.GetCurrentHashAsUInt64() >> 32:x8}";
    }
}
