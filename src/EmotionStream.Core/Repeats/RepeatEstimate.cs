namespace EmotionStream.Core.Repeats;

/// <summary>How likely a customer is to be back after an interaction.</summary>
/// <param name="Probability">The calibrated probability of another contact within the window.</param>
/// <param name="Window">The window.</param>
/// <param name="Model">Name and version of the model.</param>
/// <param name="Reasons">What raises it most, strongest first; empty when nothing does.</param>
public sealed record RepeatEstimate(double Probability, TimeSpan Window, string Model, IReadOnlyList<RepeatReason> Reasons);
