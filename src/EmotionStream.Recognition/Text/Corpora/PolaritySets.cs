using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>
/// Texts kept from training whose polarity is known, of three kinds: service messages, comments (GoEmotions dev) and subtitles (XED). Each kind weighs the
/// same, as a confidence that is right for one kind only misleads on the others.
/// </summary>
internal static class PolaritySets
{
    private static readonly string[] Subtitles = ["en-annotated.tsv", "fr-projections.tsv"];

    /// <summary>All texts, each kind with a weight of the number of messages together.</summary>
    /// <param name="folder">The corpora's folder.</param>
    /// <param name="messages">The service messages.</param>
    public static List<PolarityCase> Read(string folder, IReadOnlyList<ServiceMessage> messages)
    {
        var comments = GoEmotionsSet.Read(Path.Combine(folder, "goemotions", "dev.tsv"));
        return
        [
            .. messages.Select(static message => new PolarityCase(message.Text, EmotionAffect.Polarity(message.Valence), 1)),
            .. Weighed(comments.Texts.Zip(comments.Labels, static (text, labels) => (text, EmotionSentiment.OfGoEmotions(labels))), messages.Count),
            .. Weighed(HeldOutSubtitles(Path.Combine(folder, "xed")), messages.Count),
        ];
    }

    private static IEnumerable<(string Text, int Polarity)> HeldOutSubtitles(string folder)
    {
        foreach (var fields in Subtitles.SelectMany(file => Tsv.Read(Path.Combine(folder, file))))
            if (fields.Length == 2 && HeldOut.IsForTuning(fields[0]))
                yield return (fields[0], EmotionSentiment.OfPlutchik([.. fields[1].Split(',').Select(static label => int.Parse(label) - 1)]));
        foreach (var fields in Tsv.Read(Path.Combine(folder, "neu_en.txt")))
            if (fields.Length == 2 && HeldOut.IsForTuning(fields[1]))
                yield return (fields[1], 0);
    }

    private static IEnumerable<PolarityCase> Weighed(IEnumerable<(string Text, int Polarity)> cases, double total)
    {
        var all = cases.ToArray();
        return all.Select(one => new PolarityCase(one.Text, one.Polarity, total / all.Length));
    }
}
