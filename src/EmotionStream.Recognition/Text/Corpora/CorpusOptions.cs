namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>How the training sets are weighed.</summary>
internal sealed record CorpusOptions
{
    /// <summary>Share of the hard label where a text has one; the rest is the teacher's.</summary>
    public float HardShare { get; init; } = 0.3f;

    /// <summary>Weight of a service message: the domain the model is for.</summary>
    public float ServiceWeight { get; init; } = 5;

    /// <summary>Weight of a GoEmotions comment.</summary>
    public float GoEmotionsWeight { get; init; } = 2.25f;

    /// <summary>Weight of a sentence in another language.</summary>
    public float OtherLanguageWeight { get; init; } = 1;

    /// <summary>
    /// Share of the sentiment in the valence of texts from outside the service domain: the teacher learned valence from service messages alone, but
    /// the emotions from comments and subtitles on everything.
    /// </summary>
    public float SentimentShare { get; init; } = 0.7f;

    /// <summary>Share of the lexicon in the sentiment of a text that has words of it.</summary>
    public float LexiconShare { get; init; } = 0.5f;

    /// <summary>Weight of a word of a lexicon as a text of its own.</summary>
    public float LexiconWordWeight { get; init; } = 3;

    /// <summary>Weight of a post of <see cref="LexiconPosts"/> as written.</summary>
    public float PostWeight { get; init; } = 3;

    /// <summary>How often each post comes again with words of the lexicon put in.</summary>
    public int PostCopies { get; init; } = 10;

    /// <summary>Weight of such a copy.</summary>
    public float PostCopyWeight { get; init; } = 2;

    /// <summary>Weight of a composed sentence with or without negation.</summary>
    public float NegationWeight { get; init; } = 1;

    /// <summary>Weight of a turn of <see cref="OwnTurns"/>.</summary>
    public float OwnTurnWeight { get; init; } = 6;

    /// <summary>Share of the service messages that come a second time in hurried spelling, at half the weight.</summary>
    public float HurriedServiceShare { get; init; } = 1;

    /// <summary>Share of the other texts that do.</summary>
    public float HurriedShare { get; init; } = 0.1f;

    /// <summary>Seed of the hurried spelling.</summary>
    public int Seed { get; init; } = 1;
}
