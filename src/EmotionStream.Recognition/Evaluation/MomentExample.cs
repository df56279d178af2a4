using EmotionStream.Recognition.Text.Corpora;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>A customer message with the moments of truth that a reader finds in it: a line <c>set lang moments text</c>, moments separated by blanks.</summary>
/// <param name="Set">test where it was kept apart from those the phrases were written on; else dev, or another name that begins so.</param>
/// <param name="Language">en or fr.</param>
/// <param name="Moments">Ids of the moments; <see cref="SaidAgain"/> among them where the customer says that something was said or done before.</param>
/// <param name="Text">The message.</param>
public sealed record MomentExample(string Set, string Language, IReadOnlyList<string> Moments, string Text)
{
    /// <summary>Stands for repeated information said in words.</summary>
    public const string SaidAgain = "said-again";

    private const string Test = "test";
    private const string Resource = "EmotionStream.Recognition.Cues.Data.moments-labelled.tsv";

    /// <summary>Whether it was kept apart from those the phrases were written on.</summary>
    public bool IsTest => Set == Test;

    /// <summary>The service messages that were labelled for this project.</summary>
    public static IReadOnlyList<MomentExample> Shipped() => [.. Tsv.ReadResource(Resource).Select(Parse)];

    /// <summary>Reads a file of labelled messages.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line is not <c>set lang moments text</c>.</exception>
    public static IReadOnlyList<MomentExample> Read(string path) => [.. Tsv.Read(path).Select(Parse)];

    private static MomentExample Parse(string[] fields) => fields is [var set, var language, var moments, var text] && (set == Test || set.StartsWith("dev", StringComparison.Ordinal))
        ? new(set, language, moments.Split(' ', StringSplitOptions.RemoveEmptyEntries), text)
        : throw new FormatException("A line has four fields: dev, another name that begins so, or test; language; moments separated by blanks, text.");
}
