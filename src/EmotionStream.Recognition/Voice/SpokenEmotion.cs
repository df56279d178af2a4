namespace EmotionStream.Recognition.Voice;

/// <summary>The emotions that corpora of acted speech are labelled with.</summary>
public enum SpokenEmotion
{
    /// <summary>Neutral.</summary>
    Neutral,

    /// <summary>Calm.</summary>
    Calm,

    /// <summary>Happy.</summary>
    Happy,

    /// <summary>Sad.</summary>
    Sad,

    /// <summary>Angry.</summary>
    Angry,

    /// <summary>Fearful.</summary>
    Fearful,

    /// <summary>Disgusted.</summary>
    Disgusted,

    /// <summary>Surprised.</summary>
    Surprised,
}
