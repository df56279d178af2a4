namespace EmotionStream.Recognition.Text.Training;

/// <summary>A text whose polarity is known, to fit the confidence on.</summary>
/// <param name="Text">The text.</param>
/// <param name="Polarity">−1, 0 or +1.</param>
/// <param name="Weight">Its weight.</param>
internal readonly record struct PolarityCase(string Text, int Polarity, double Weight);
