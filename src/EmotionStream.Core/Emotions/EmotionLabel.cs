namespace EmotionStream.Core.Emotions;

/// <summary>The ten emotions reported, and <see cref="Unknown"/> for an abstention.</summary>
public enum EmotionLabel : byte
{
    /// <summary>Anger: threat, insult, outrage.</summary>
    Anger,

    /// <summary>Frustration: weariness, repetition, an obstacle that stays.</summary>
    Frustration,

    /// <summary>Disappointment: let down.</summary>
    Disappointment,

    /// <summary>Anxiety: worry, fear.</summary>
    Anxiety,

    /// <summary>Confusion: lost, does not understand.</summary>
    Confusion,

    /// <summary>Sadness: grief, sorrow.</summary>
    Sadness,

    /// <summary>Joy: delight, relief.</summary>
    Joy,

    /// <summary>Gratitude: thanks that carries feeling.</summary>
    Gratitude,

    /// <summary>Surprise.</summary>
    Surprise,

    /// <summary>No emotion expressed.</summary>
    Neutral,

    /// <summary>The recogniser abstained: never to be read as neutral.</summary>
    Unknown = 255,
}
