using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition.Labels;

/// <summary>What a label of a classifier says of a customer.</summary>
/// <param name="Valence">Pleasantness in [−1, 1].</param>
/// <param name="Arousal">Activation in [0, 1].</param>
/// <param name="Emotion">The emotion it stands for; <see cref="EmotionLabel.Unknown"/> for a label that tells pleasantness only, like a number of stars.</param>
public readonly record struct LabelAffect(float Valence, float Arousal, EmotionLabel Emotion);
