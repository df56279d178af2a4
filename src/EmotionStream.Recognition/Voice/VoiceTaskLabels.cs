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
}
