using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Labels training texts with the mean of several models (Hinton et al. 2015): what chance put into one of them the others do not share, and the mean is
/// smoother than the labels they learned from.
/// </summary>
internal static class Distillation
{
    /// <summary>Training texts whose targets are in part what the models say. A text that lacks labels for some heads keeps its own.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="models">The models.</param>
    /// <param name="share">Share of the models in a target, in [0, 1].</param>
    public static List<TrainingText> Relabel(IReadOnlyList<TrainingText> texts, IReadOnlyList<TextModel> models, float share)
    {
        var members = models.Select(static model => new TextProbabilities(model)).ToArray();
        return [.. texts.Select(text => text.Heads == OutputHeads.All ? text with { Targets = Mixed(text, members, share) } : text)];
    }

    private static byte[] Mixed(TrainingText text, TextProbabilities[] members, float share)
    {
        var targets = (byte[])text.Targets.Clone();
        var mean = new float[OutputLayout.Count];
        foreach (var member in members)
        {
            var said = member.Of(text.Text);
            for (var i = 0; i < mean.Length; i++)
                mean[i] += said[i] / members.Length;
        }

        for (var i = 0; i < targets.Length; i++)
            if (!IsLanguage(i))
                targets[i] = (byte)MathF.Round(((1 - share) * targets[i]) + (share * byte.MaxValue * mean[i]));
        return targets;
    }

    /// <summary>What language a text is in is known.</summary>
    private static bool IsLanguage(int output) => output is >= OutputLayout.Language and < OutputLayout.Language + OutputLayout.LanguageCount;
}
