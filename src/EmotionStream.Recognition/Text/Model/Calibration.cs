namespace EmotionStream.Recognition.Text.Model;

/// <summary>What is fitted on held-out texts after training, and stored with the model.</summary>
internal sealed record Calibration
{
    /// <summary>How many values it is.</summary>
    public const int Size = 5 + OutputLayout.Count;

    /// <summary>Divisor of the service emotions' outputs before their softmax (temperature scaling, Guo et al. 2017).</summary>
    public float EmotionTemperature { get; init; } = 1;

    /// <summary>Slope of the confidence, the logistic of slope × logit(p) + offset with p the mass of the polarity reported (Platt 1999).</summary>
    public float ConfidenceSlope { get; init; } = 1;

    /// <summary>Offset of the confidence.</summary>
    public float ConfidenceOffset { get; init; }

    /// <summary>Weight of the valence output in the valence reported.</summary>
    public float ValenceFromOutput { get; init; } = 1;

    /// <summary>Weight of the emotions' expected valence in the valence reported.</summary>
    public float ValenceFromEmotions { get; init; }

    /// <summary>Probability from which an output of a multi-label head counts as said; 0.5 unless tuned.</summary>
    public float[] Thresholds { get; init; } = [.. Enumerable.Repeat(0.5f, OutputLayout.Count)];

    /// <summary>All values in the order of the file.</summary>
    public float[] ToArray() =>
        [EmotionTemperature, ConfidenceSlope, ConfidenceOffset, ValenceFromOutput, ValenceFromEmotions, .. Thresholds];

    /// <summary>Reads the values in the order of the file.</summary>
    /// <param name="values"><see cref="Size"/> values.</param>
    public static Calibration Of(ReadOnlySpan<float> values) => new()
    {
        EmotionTemperature = values[0],
        ConfidenceSlope = values[1],
        ConfidenceOffset = values[2],
        ValenceFromOutput = values[3],
        ValenceFromEmotions = values[4],
        Thresholds = values[5..].ToArray(),
    };
}
