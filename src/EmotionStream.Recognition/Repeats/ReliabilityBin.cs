namespace EmotionStream.Recognition.Repeats;

/// <summary>Contacts of about the same probability.</summary>
/// <param name="Cases">How many.</param>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Repeated">How many came back.</param>
public sealed record ReliabilityBin(int Cases, double Predicted, int Repeated);
