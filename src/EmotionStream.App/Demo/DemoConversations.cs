using System.IO.Compression;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Recordings;

namespace EmotionStream.App.Demo;

/// <summary>The bundled conversations, as an endless recording.</summary>
internal static class DemoConversations
{
    private const string Resource = "EmotionStream.App.DemoData.conversations.jsonl.gz";

    /// <summary>How many begin together, so that something moves at once.</summary>
    private const int FirstWave = 10;
    private static readonly TimeSpan FirstWaveGap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(14);

    /// <summary>Reads the bundled conversations.</summary>
    public static IReadOnlyList<RecordedConversation> Load()
    {
        using var zipped = typeof(DemoConversations).Assembly.GetManifestResourceStream(Resource)
            ?? throw new CommandException("this build carries no demo conversations");
        using var plain = new GZipStream(zipped, CompressionMode.Decompress);
        return [.. RecordingFile.Read(plain, "bundled conversations")];
    }

    /// <summary>
    /// Repeats conversations for ever, each time under a new id. Short ones come first, so that a newcomer soon sees how one ends; the rest follows in
    /// an order that is the same each time.
    /// </summary>
    /// <param name="conversations">The conversations.</param>
    /// <param name="origin">When the first one starts, on the recording's clock.</param>
    public static IEnumerable<RecordedConversation> Endless(IReadOnlyList<RecordedConversation> conversations, DateTimeOffset origin)
    {
        var byLength = conversations.OrderBy(conversation => conversation.Length).ToArray();
        var rest = byLength[Math.Min(FirstWave, byLength.Length)..];
        new Random(45).Shuffle(rest);
        RecordedConversation[] order = [.. byLength[..Math.Min(FirstWave, byLength.Length)], .. rest];
        var start = origin;
        for (var round = 1; ; round++)
        {
            for (var i = 0; i < order.Length; i++)
            {
                yield return order[i] with { Id = round == 1 ? order[i].Id : $"{order[i].Id}.{round}", Start = start };
                start += round == 1 && i < FirstWave ? FirstWaveGap : Gap;
            }
        }
    }
}
