namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>Texts of a GoEmotions split with their labels, as numbers of the classes.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Labels">Class numbers by text.</param>
internal sealed record GoEmotionsSet(string[] Texts, int[][] Labels)
{
    /// <summary>Reads a split.</summary>
    /// <param name="path"><c>train.tsv</c>, <c>ekman_dev.tsv</c> …: text, class numbers with commas, id.</param>
    public static GoEmotionsSet Read(string path)
    {
        var lines = Tsv.Read(path).ToArray();
        return new GoEmotionsSet(
            [.. lines.Select(static fields => fields[0])],
            [.. lines.Select(static fields => fields[1].Split(',').Select(int.Parse).ToArray())]);
    }
}
