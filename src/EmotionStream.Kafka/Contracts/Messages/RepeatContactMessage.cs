namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>How likely the customer is to be back after an interaction.</summary>
/// <param name="Probability">The calibrated probability of another contact.</param>
/// <param name="WithinDays">Within how many days.</param>
/// <param name="Model">Name and version of the model.</param>
/// <param name="Reasons">What raises it most, strongest first.</param>
public sealed record RepeatContactMessage(double Probability, double WithinDays, string Model, IReadOnlyList<RepeatReasonMessage> Reasons);
