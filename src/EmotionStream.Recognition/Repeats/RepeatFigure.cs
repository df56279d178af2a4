namespace EmotionStream.Recognition.Repeats;

/// <summary>A figure of the model beside that of the base rate, both held out.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Model">The model's.</param>
/// <param name="BaseRate">That of always saying the base rate.</param>
/// <param name="Gain">Base rate less model; above 0 is better.</param>
/// <param name="GainLow">Lower end of its 95% interval, customers drawn with all their contacts.</param>
/// <param name="GainHigh">Upper end.</param>
public sealed record RepeatFigure(string Name, double Model, double BaseRate, double Gain, double GainLow, double GainHigh);
