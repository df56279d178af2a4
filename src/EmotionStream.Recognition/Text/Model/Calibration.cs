namespace EmotionStream.Recognition.Text.Model;

/// <summary>What is fitted on labelled texts after training, and stored with the model.</summary>
internal sealed record Calibration
{
    /// <summary>How many values it is.</summary>
    public const int Size = SizeBefore + 3;

    /// <summary>How many values it was in files of the version before, which end before <see cref="ValenceFromCalmness"/>.</summary>
    public const int SizeBefore = Scalars + OutputLayout.ServiceCount + OutputLayout.Count;

    private const int Scalars = 9;
    private const float LeastProbability = 0.02f;

    /// <summary>Divisor of the service emotions' outputs before their softmax (temperature scaling, Guo et al. 2017).</summary>
    public float EmotionTemperature { get; init; } = 1;

    /// <summary>
    /// Slope of the confidence, the logistic of slope × logit(p) + margin weight × margin + offset (+ one for neutral), with p the mass that the emotions give
    /// to the polarity reported and the margin how far the valence is from the polarity's border (Platt 1999).
    /// </summary>
    public float ConfidenceSlope { get; init; } = 1;

    /// <summary>Offset of the confidence.</summary>
    public float ConfidenceOffset { get; init; }

    /// <summary>Weight of the margin in the confidence.</summary>
    public float ConfidenceFromMargin { get; init; }

    /// <summary>What is added to the offset when the polarity is neutral.</summary>
    public float ConfidenceWhenNeutral { get; init; }

    /// <summary>Weight of the valence output in the valence reported.</summary>
    public float ValenceFromOutput { get; init; } = 1;

    /// <summary>Weight of the emotions' expected valence in the valence reported.</summary>
    public float ValenceFromEmotions { get; init; }

    /// <summary>Weight of the sentiment output in the valence reported.</summary>
    public float ValenceFromSentiment { get; init; }

    /// <summary>Weight of <see cref="PlutchikPolarity"/> in the valence reported.</summary>
    public float ValenceFromPlutchik { get; init; }

    /// <summary>Weight of <see cref="Calmness"/> in the valence reported.</summary>
    public float ValenceFromCalmness { get; init; }

    /// <summary>Weight of <see cref="Pleasure"/> in the valence reported.</summary>
    public float ValenceFromPleasure { get; init; }

    /// <summary>What is added to the valence, so that a text without feeling is at 0.</summary>
    public float ValenceOffset { get; init; }

    /// <summary>
    /// Valence of a customer with each emotion, in the order of <see cref="Core.Emotions.EmotionLabel"/>: the means of labelled service messages. Confusion
    /// in a service message is milder than the word's norm, anger is stronger.
    /// </summary>
    public float[] EmotionValences { get; init; } = [.. EmotionAffect.Valences];

    /// <summary>Probability from which an output of a multi-label head counts as said; 0.5 unless tuned.</summary>
    public float[] Thresholds { get; init; } = [.. Enumerable.Repeat(0.5f, OutputLayout.Count)];

    /// <summary>Reads the values in the order of the file.</summary>
    /// <param name="values"><see cref="Size"/> values, or <see cref="SizeBefore"/>.</param>
    public static Calibration Of(ReadOnlySpan<float> values) => new()
    {
        EmotionTemperature = values[0],
        ConfidenceSlope = values[1],
        ConfidenceOffset = values[2],
        ValenceFromOutput = values[3],
        ValenceFromEmotions = values[4],
        ValenceFromSentiment = values[5],
        ValenceFromPlutchik = values[6],
        ConfidenceFromMargin = values[7],
        ConfidenceWhenNeutral = values[8],
        EmotionValences = values.Slice(Scalars, OutputLayout.ServiceCount).ToArray(),
        Thresholds = values[(Scalars + OutputLayout.ServiceCount)..SizeBefore].ToArray(),
        ValenceFromCalmness = values.Length > SizeBefore ? values[SizeBefore] : 0,
        ValenceFromPleasure = values.Length > SizeBefore ? values[SizeBefore + 1] : 0,
        ValenceOffset = values.Length > SizeBefore ? values[SizeBefore + 2] : 0,
    };

    /// <summary>All values in the order of the file.</summary>
    public float[] ToArray() =>
    [
        EmotionTemperature, ConfidenceSlope, ConfidenceOffset, ValenceFromOutput, ValenceFromEmotions, ValenceFromSentiment, ValenceFromPlutchik,
        ConfidenceFromMargin, ConfidenceWhenNeutral, .. EmotionValences, .. Thresholds, ValenceFromCalmness,
        ValenceFromPleasure, ValenceOffset,
    ];

    /// <summary>Expected valence of a distribution of emotions.</summary>
    /// <param name="emotions">Probabilities in the order of <see cref="Core.Emotions.EmotionLabel"/>.</param>
    public float ExpectedValence(ReadOnlySpan<float> emotions)
    {
        var sum = 0f;
        for (var i = 0; i < emotions.Length; i++)
            sum += EmotionValences[i] * emotions[i];
        return sum;
    }

    /// <summary>
    /// How little of a distribution is of unpleasant emotions, on a scale of logarithms: among calm texts it tells 2% of annoyance from 10%, which expected
    /// valence hardly does, and a customer who is annoyed politely is no less so for the thanks.
    /// </summary>
    /// <param name="emotions">Probabilities in the order of <see cref="Core.Emotions.EmotionLabel"/>.</param>
    public float Calmness(ReadOnlySpan<float> emotions)
    {
        var unpleasant = LeastProbability;
        for (var i = 0; i < emotions.Length; i++)
            if (EmotionValences[i] < 0)
                unpleasant += emotions[i];
        return -MathF.Log(unpleasant);
    }

    /// <summary>How much of a distribution is of pleasant emotions, on a scale of logarithms.</summary>
    /// <param name="emotions">Probabilities in the order of <see cref="Core.Emotions.EmotionLabel"/>.</param>
    public float Pleasure(ReadOnlySpan<float> emotions) => MathF.Log(LeastProbability + Mass(emotions, 1));

    /// <summary>Probability of the emotions whose valence has a polarity.</summary>
    /// <param name="emotions">Probabilities in the order of <see cref="Core.Emotions.EmotionLabel"/>.</param>
    /// <param name="polarity">−1, 0 or +1.</param>
    public float Mass(ReadOnlySpan<float> emotions, int polarity)
    {
        var mass = 0f;
        for (var i = 0; i < emotions.Length; i++)
            if (EmotionAffect.Polarity(EmotionValences[i]) == polarity)
                mass += emotions[i];
        return mass;
    }
}
