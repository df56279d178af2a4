using System.Text.Json;

namespace EmotionStream.Verification.Checks;

/// <summary>A reading as published.</summary>
/// <param name="Order">Where it stands among the readings of its partition: the order in which the records were processed.</param>
/// <param name="Json">Its fields.</param>
public sealed record Reading(long Order, JsonElement Json)
{
    public double Valence => Json.TryGetProperty("valence", out var valence) ? valence.GetDouble() : 0;

    /// <summary>Confidence; 0 for an abstention.</summary>
    public double Confidence => Json.TryGetProperty("confidence", out var confidence) ? confidence.GetDouble() : 0;
}
