using System.IO.Compression;
using System.Text.Json;

namespace EmotionStream.App.Recordings;

/// <summary>Reads recorded conversations: JSON Lines, one conversation a line, through gzip when the name ends in <c>.gz</c>.</summary>
internal static class RecordingFile
{
    /// <summary>Reads conversations one by one, so that a file may be larger than memory.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RecordingException">A line is not a conversation.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static IEnumerable<RecordedConversation> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        foreach (var conversation in Read(plain, path))
            yield return conversation;
    }

    /// <summary>Reads conversations from an open stream.</summary>
    /// <param name="stream">UTF-8 JSON Lines.</param>
    /// <param name="name">The stream's name, for messages.</param>
    /// <exception cref="RecordingException">A line is not a conversation.</exception>
    public static IEnumerable<RecordedConversation> Read(Stream stream, string name)
    {
        using var reader = new StreamReader(stream);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (!string.IsNullOrWhiteSpace(text))
                yield return Parse(text, name, line);
        }
    }

    private static RecordedConversation Parse(string text, string name, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return ConversationParser.Parse(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            throw new RecordingException(name, line, problem.Message);
        }
    }
}
