using System.Text.Json.Serialization;

namespace EmotionStream.Recognition.Voice.Model;

/// <summary>One question's part of a voice model: p = 1/(1 + e^−(Slope·score + Offset)) (Platt 1999), fitted on speakers held out.</summary>
/// <param name="Sets">Sets of trees, whose mean is the score.</param>
/// <param name="Slope">Slope of the calibration.</param>
/// <param name="Offset">Offset of the calibration.</param>
/// <param name="Area">Area under the ROC curve over windows, on corpora held out (on speakers held out where there is one corpus).</param>
/// <param name="SpeakerArea">The same on speakers held out.</param>
/// <param name="CalibrationError">Expected calibration error over windows of speakers held out, ten bins.</param>
public sealed record VoiceTaskCard(int Sets, double Slope, double Offset, double Area, double SpeakerArea, double CalibrationError)
{
    /// <summary>How far the area is from a coin's, in [0, 1]: what a reading is trusted by.</summary>
    [JsonIgnore]
    public double Worth => Math.Max(0, (2 * Area) - 1);

    /// <summary>The probability that a score stands for.</summary>
    /// <param name="score">The mean over the sets of trees.</param>
    public double Probability(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Offset)));
}
