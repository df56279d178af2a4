using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>A text with the labels it is trained on.</summary>
/// <param name="Text">The text.</param>
/// <param name="Targets">Target probabilities × 255 in the order of <see cref="OutputLayout"/>.</param>
/// <param name="Heads">The heads the labels are of.</param>
/// <param name="Weight">Weight of the text in the loss.</param>
internal sealed record TrainingText(string Text, byte[] Targets, OutputHeads Heads, float Weight)
{
    /// <summary>Writes the targets as probabilities.</summary>
    /// <param name="targets">Receives <see cref="OutputLayout.Count"/> values.</param>
    public void CopyTargets(Span<float> targets)
    {
        for (var i = 0; i < OutputLayout.Count; i++)
            targets[i] = Targets[i] / 255f;
    }
}
