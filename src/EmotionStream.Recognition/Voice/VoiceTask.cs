namespace EmotionStream.Recognition.Voice;

/// <summary>A question that is asked of a voice.</summary>
public enum VoiceTask
{
    /// <summary>High arousal (happy, angry, fearful, surprised) or low (neutral, calm, sad)? Disgust is left out, being acted either way.</summary>
    Arousal,

    /// <summary>Anger, or anything else?</summary>
    Anger,

    /// <summary>Pleasant (happy) or unpleasant (angry, sad, fearful, disgusted)? Surprise may be either.</summary>
    Valence,
}
