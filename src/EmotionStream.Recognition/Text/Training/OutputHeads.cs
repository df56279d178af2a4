namespace EmotionStream.Recognition.Text.Training;

/// <summary>The heads a training text has labels for; the loss of the others is left out.</summary>
[Flags]
internal enum OutputHeads : byte
{
    /// <summary>No head.</summary>
    None = 0,

    /// <summary>Valence and arousal.</summary>
    Affect = 1,

    /// <summary>The ten service emotions.</summary>
    Service = 2,

    /// <summary>English, French or another language.</summary>
    Language = 4,

    /// <summary>The 28 GoEmotions.</summary>
    GoEmotions = 8,

    /// <summary>Seven Ekman classes.</summary>
    Ekman = 16,

    /// <summary>Eight Plutchik classes.</summary>
    Plutchik = 32,

    /// <summary>Polarity of the words.</summary>
    Sentiment = 64,

    /// <summary>Every head.</summary>
    All = Sentiment | Affect | Service | Language | GoEmotions | Ekman | Plutchik,
}
