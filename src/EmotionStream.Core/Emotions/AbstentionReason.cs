namespace EmotionStream.Core.Emotions;

/// <summary>Why a recogniser gave no score. A label value of a metric, so bounded.</summary>
public enum AbstentionReason : byte
{
    /// <summary>It did not abstain.</summary>
    None,

    /// <summary>The text is in a language the model does not know.</summary>
    UnsupportedLanguage,

    /// <summary>The confidence is under the model's stated minimum.</summary>
    LowConfidence,

    /// <summary>Nothing to score: empty text, no voiced sound.</summary>
    NoSignal,

    /// <summary>Features are missing or not finite.</summary>
    BadFeatures,

    /// <summary>No recogniser is configured for this kind of record.</summary>
    NoRecogniser,
}
