using System.Text.Json.Serialization;

namespace EmotionStream.Recognition.Voice.Model;

/// <summary>One question's part of a voice model: p = 1/(1 + e^−(Slope·score + Offset)) (Platt 1999), fitted on speakers held out.</summary>
/// <param name="Slope">Slope of the calibration.</param>
/// <param name="Offset">Offset of the calibration.</param>
/// <param name="Area">Area under the ROC curve over windows, on corpora held out (on speakers held out where there is one corpus).</param>
public sealed record VoiceTaskCard(double Slope, double Offset, double Area)
{
    /// <summary>How far the area is from a coin's, in [0, 1]: what a reading is trusted by.</summary>
    [JsonIgnore]
    public double Worth => Math.Max(0, (2 * Area) - 1);
}
