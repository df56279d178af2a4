namespace EmotionStream.Recognition.Text.Model;

/// <summary>Which output of the network says what. What scoring needs stands first, so that the rest is computed for evaluation only.</summary>
internal static class OutputLayout
{
    /// <summary>Valence, as (v + 1) / 2 through a sigmoid.</summary>
    public const int Valence = 0;

    /// <summary>Arousal through a sigmoid.</summary>
    public const int Arousal = 1;

    /// <summary>The ten emotions of <see cref="Core.Emotions.EmotionLabel"/>, a softmax.</summary>
    public const int Service = 2;

    /// <summary>How many service emotions.</summary>
    public const int ServiceCount = 10;

    /// <summary>English, French, another language: a softmax.</summary>
    public const int Language = Service + ServiceCount;

    /// <summary>How many languages.</summary>
    public const int LanguageCount = 3;

    /// <summary>Index of "another language" within the language outputs.</summary>
    public const int OtherLanguage = 2;

    /// <summary>Polarity of the words whatever they are about, as (s + 1) / 2 through a sigmoid; valence is the customer's.</summary>
    public const int Sentiment = Language + LanguageCount;

    /// <summary>Plutchik's eight, numbered as in XED, each a sigmoid.</summary>
    public const int Plutchik = Sentiment + 1;

    /// <summary>How many Plutchik classes.</summary>
    public const int PlutchikCount = 8;

    /// <summary>The 28 emotions of GoEmotions, each a sigmoid.</summary>
    public const int GoEmotions = Plutchik + PlutchikCount;

    /// <summary>How many GoEmotions.</summary>
    public const int GoEmotionsCount = 28;

    /// <summary>Ekman's six emotions and neutral, each a sigmoid.</summary>
    public const int Ekman = GoEmotions + GoEmotionsCount;

    /// <summary>How many Ekman classes.</summary>
    public const int EkmanCount = 7;

    /// <summary>Outputs that scoring computes: what it needs, rounded up to whole blocks of <see cref="PackedLayer"/>.</summary>
    public const int ScoringCount = 2 * PackedLayer.BlockSize;

    /// <summary>All outputs, rounded up to whole vectors.</summary>
    public const int Count = 64;
}
