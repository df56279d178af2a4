using EmotionStream.Core.Repeats;

namespace EmotionStream.Recognition.Repeats;

/// <summary>What a training came to. All figures are held out by customer.</summary>
/// <param name="Cases">Contacts.</param>
/// <param name="Customers">Customers.</param>
/// <param name="Repeats">Contacts after which the customer came back.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="LogLoss">Log loss, nats.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins of equal width.</param>
/// <param name="Area">Area under the ROC curve.</param>
/// <param name="Reliability">Ten bins of equal count, from the least probability up.</param>
/// <param name="Model">The model fitted to all, without a name.</param>
public sealed record RepeatReport(
    int Cases,
    int Customers,
    int Repeats,
    RepeatFigure Brier,
    RepeatFigure LogLoss,
    double CalibrationError,
    double Area,
    IReadOnlyList<ReliabilityBin> Reliability,
    RepeatModel Model)
{
    /// <summary>Whether the model is better than the base rate beyond chance, by both scores. Otherwise it is not to be used.</summary>
    public bool BeatsBaseRate => Brier.GainLow > 0 && LogLoss.GainLow > 0;
}
