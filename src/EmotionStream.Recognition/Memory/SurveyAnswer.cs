namespace EmotionStream.Recognition.Memory;

/// <summary>A customer's answer.</summary>
/// <param name="Interaction">The interaction it is about.</param>
/// <param name="Time">When it was given, milliseconds since the Unix epoch.</param>
/// <param name="Satisfaction">1 to 5.</param>
public sealed record SurveyAnswer(string Interaction, long Time, double Satisfaction);
