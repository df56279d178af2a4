using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// Published valence and arousal of each emotion, for a turn whose label is an emotion and nothing else. Pleasure and arousal of
/// Russell &amp; Mehrabian 1977 ("Evidence for a three-factor theory of emotions", J. Res. Pers. 11), of the terms named below.
/// </summary>
/// <remarks>
/// Their arousal runs from −1 to 1 around an ordinary state, ours from that state up, so what is calmer than it is 0. Two of the terms are
/// neighbours of the label: "discouraged" for disappointment, and "fearful" for anxiety, as their judges took "anxious" for eager (pleasure 0.01).
/// </remarks>
internal static class EmotionNorms
{
    private static readonly (EmotionLabel Emotion, string Term, float Valence, float Arousal)[] Table =
    [
        (EmotionLabel.Anger, "angry", -0.51f, 0.59f),
        (EmotionLabel.Frustration, "frustrated", -0.64f, 0.52f),
        (EmotionLabel.Disappointment, "discouraged", -0.61f, 0),
        (EmotionLabel.Anxiety, "fearful", -0.64f, 0.60f),
        (EmotionLabel.Confusion, "confused", -0.53f, 0.27f),
        (EmotionLabel.Sadness, "sad", -0.63f, 0),
        (EmotionLabel.Joy, "joyful", 0.76f, 0.48f),
        (EmotionLabel.Gratitude, "thankful", 0.61f, 0.10f),
        (EmotionLabel.Surprise, "surprised", 0.40f, 0.67f),
        (EmotionLabel.Neutral, "", 0, 0),
    ];

    private static readonly float[] ValenceTable = Array.ConvertAll(Table, static row => row.Valence);
    private static readonly float[] ArousalTable = Array.ConvertAll(Table, static row => row.Arousal);

    /// <summary>Valence in [−1, 1], in the order of <see cref="EmotionLabel"/>.</summary>
    public static ReadOnlySpan<float> Valences => ValenceTable;

    /// <summary>Arousal in [0, 1], in the order of <see cref="EmotionLabel"/>.</summary>
    public static ReadOnlySpan<float> Arousals => ArousalTable;
}
