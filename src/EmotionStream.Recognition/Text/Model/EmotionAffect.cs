namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// Valence and arousal of a customer with each emotion: the means of our service messages' labels, rounded to 0.05; the one table of the project.
/// </summary>
/// <remarks>
/// The published norm of the words (pleasure and arousal of Russell &amp; Mehrabian 1977, "Evidence for a three-factor theory of emotions", J. Res. Pers. 11)
/// fits customers less well: from the emotions of 350 real French support turns it tells their valence with an error (RMSE) of 0.20, this table with 0.16
/// (r 0.90 and 0.93). <c>docs/models/text.md</c> has both.
/// </remarks>
internal static class EmotionAffect
{
    /// <summary>Valence from which a reading is called positive, and under its negative called negative: half a step of the labels.</summary>
    public const float PolarityBorder = 0.25f;

    private static readonly float[] ValenceTable = [-0.95f, -0.50f, -0.55f, -0.55f, -0.15f, -0.60f, 0.65f, 0.65f, 0.15f, 0];

    private static readonly float[] ArousalTable = [0.70f, 0.20f, 0.05f, 0.55f, 0.05f, 0.05f, 0.35f, 0.25f, 0.50f, 0];

    /// <summary>Valence in [−1, 1], in the order of <see cref="Core.Emotions.EmotionLabel"/>.</summary>
    public static ReadOnlySpan<float> Valences => ValenceTable;

    /// <summary>Arousal in [0, 1], in the order of <see cref="Core.Emotions.EmotionLabel"/>.</summary>
    public static ReadOnlySpan<float> Arousals => ArousalTable;

    /// <summary>−1, 0 or +1.</summary>
    /// <param name="valence">A valence.</param>
    public static int Polarity(float valence) => valence <= -PolarityBorder ? -1 : valence >= PolarityBorder ? 1 : 0;
}
