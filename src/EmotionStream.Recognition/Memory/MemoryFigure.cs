namespace EmotionStream.Recognition.Memory;

/// <summary>How well a predictor tells the rating of the whole.</summary>
/// <param name="Set">The set.</param>
/// <param name="Predictor">The predictor.</param>
/// <param name="Dialogues">How many dialogues.</param>
/// <param name="R">Pearson's r with the rating of the whole.</param>
/// <param name="Low">Lower end of its 95% bootstrap interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Gain">r less that of recency on the same dialogues; 0 for recency itself.</param>
/// <param name="GainLow">Lower end of its 95% interval, from paired draws.</param>
/// <param name="GainHigh">Upper end.</param>
/// <param name="Fitted">Whether it was fitted, and so cross-validated or carried over from another set.</param>
public sealed record MemoryFigure(
    string Set, string Predictor, int Dialogues, double R, double Low, double High, double Gain, double GainLow, double GainHigh, bool Fitted)
{
    /// <summary>The figure measured before by others; null where none is known.</summary>
    public double? Expected { get; init; }

    // Live measures are single precision: less is rounding.
    private const double Rounding = 1e-6;

    /// <summary>Whether it is better than recency beyond chance: the whole interval of the gain is above 0.</summary>
    public bool BeatsRecency => GainLow > Rounding;
}
