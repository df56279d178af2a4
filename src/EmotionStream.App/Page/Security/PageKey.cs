using EmotionStream.App.Configuration;

namespace EmotionStream.App.Page.Security;

/// <summary>An API key of a script, sent as <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class PageKey
{
    /// <summary>The least characters of a key: 128 bits in base64.</summary>
    public const int LeastLength = 22;

    /// <summary>Who it is, as the audit trail names it.</summary>
    public string User { get; set; } = "";

    /// <summary>The key itself; better in the environment or in <see cref="KeyFile"/> than in a file of settings.</summary>
    public string? Key { get; set; }

    /// <summary>A file that holds the key and nothing else.</summary>
    public string? KeyFile { get; set; }

    /// <summary>What it may do.</summary>
    public PageRole Role { get; set; } = PageRole.Viewer;

    /// <summary>The queues it is limited to; none is all.</summary>
    public List<string> Queues { get; set; } = [];

    /// <summary>The key, wherever it stands.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public string? Read() => KeyFile is null ? Key : File.ReadAllText(KeyFile).Trim();
}
