using System.Text;

namespace EmotionStream.Recognition.Onnx;

/// <summary>Looks into a file without reading it as what it is.</summary>
internal static class FileContent
{
    /// <summary>Whether a word of ASCII stands in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="word">The word.</param>
    public static bool Mentions(string path, string word)
    {
        const int Chunk = 1 << 20;
        var sought = Encoding.ASCII.GetBytes(word);
        var buffer = new byte[Chunk + sought.Length];
        using var stream = File.OpenRead(path);
        for (var kept = 0; stream.ReadAtLeast(buffer.AsSpan(kept), Chunk, throwOnEndOfStream: false) is > 0 and var read;)
        {
            var content = buffer.AsSpan(0, kept + read);
            if (content.IndexOf(sought) >= 0)
                return true;
            kept = Math.Min(sought.Length - 1, content.Length);
            content[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
