namespace EmotionStream.Core.Queues.Causes;

/// <summary>A phrase at negative peaks, with what it is compared with.</summary>
/// <param name="Phrase">The words.</param>
/// <param name="Language">Their language.</param>
/// <param name="Interactions">Interactions that said it at a negative peak in the period.</param>
/// <param name="Share">Their share of the interactions at a negative peak, in that language.</param>
/// <param name="Expected">The share it is compared with: before, or in turns of all kinds.</param>
/// <param name="Evidence">G² of the difference, signed.</param>
public sealed record Cause(string Phrase, string Language, double Interactions, double Share, double Expected, double Evidence);
