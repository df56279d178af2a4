namespace EmotionStream.Recognition.Voice;

/// <summary>What the answer to a question is for an acted emotion.</summary>
internal static class VoiceTaskLabels
{
    /// <summary>The answer; null when the emotion has none.</summary>
    /// <param name="task">The question.</param>
    /// <param name="emotion">The emotion.</param>
    public static bool? Answer(this VoiceTask task, SpokenEmotion emotion) => (task, emotion) switch
    {
        (VoiceTask.Arousal, SpokenEmotion.Happy or SpokenEmotion.Angry or SpokenEmotion.Fearful or SpokenEmotion.Surprised) => true,
        (VoiceTask.Arousal, SpokenEmotion.Neutral or SpokenEmotion.Calm or SpokenEmotion.Sad) => false,
        (VoiceTask.Anger, _) => emotion == SpokenEmotion.Angry,
        (VoiceTask.Valence, SpokenEmotion.Happy) => true,
        (VoiceTask.Valence, SpokenEmotion.Angry or SpokenEmotion.Sad or SpokenEmotion.Fearful or SpokenEmotion.Disgusted) => false,
        _ => null,
    };

    /// <summary>
    /// Whether each emotion of the answer no is told from the answer yes by trees of its own. Anger is against emotions that have nothing in common: together, the many
    /// calm cases, which are easily told, decide what trees learn, and little is left of what tells anger from joy and fear, which are as loud.
    /// </summary>
    /// <param name="task">The question.</param>
    public static bool TellsEmotionsApart(this VoiceTask task) => task == VoiceTask.Anger;
}
