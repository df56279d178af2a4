namespace EmotionStream.Core.Emotions;

/// <summary>
/// What a recogniser says of one utterance: valence and arousal in the circumplex model of affect (Russell 1980),
/// a confidence, and ten label probabilities. A score is of words or sound, not yet of a person.
/// </summary>
public struct EmotionScore
{
    /// <summary>Pleasantness in [−1, 1].</summary>
    public float Valence;

    /// <summary>Activation in [0, 1].</summary>
    public float Arousal;

    /// <summary>
    /// Weight of the valence in [0, 1]: it weighs the score in every memory model; 0 when the recogniser abstained, and near 0 for sound,
    /// which tells activation and hardly pleasantness.
    /// </summary>
    public float Confidence;

    /// <summary>
    /// Trust in the arousal in [0, 1], apart from the valence's because a voice earns the one without the other.
    /// A recogniser of words sets it equal to <see cref="Confidence"/>.
    /// </summary>
    public float ArousalConfidence;

    /// <summary>Why there is no score; <see cref="AbstentionReason.None"/> when there is one.</summary>
    public AbstentionReason Abstention;

    /// <summary>Label probabilities; all zero when the score was supplied without them.</summary>
    public EmotionProbabilities Emotions;

    /// <summary>Builds an abstention.</summary>
    /// <param name="reason">Why.</param>
    public static EmotionScore Abstained(AbstentionReason reason) => new() { Abstention = reason };
}
