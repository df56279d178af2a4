namespace EmotionStream.App.State;

/// <summary>One dot of an interaction's emotion curve.</summary>
/// <param name="Time">Event time of the reading.</param>
/// <param name="Valence">Valence in [−1, 1].</param>
internal readonly record struct CurvePoint(DateTimeOffset Time, double Valence);
