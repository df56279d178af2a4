using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.State;

/// <summary>An interaction as shown: its state, its curve, its open alerts.</summary>
/// <param name="State">The last state published, or the outcome once it closed.</param>
/// <param name="Risk">How much it needs somebody, as <see cref="State.Risk"/> has it.</param>
/// <param name="OnHold">Whether it is on hold.</param>
/// <param name="Closed">Why it closed; null while live.</param>
/// <param name="Curve">The emotion curve.</param>
/// <param name="Alerts">Open alerts, strongest first.</param>
internal sealed record InteractionView(
    InteractionMeasuresMessage State,
    double Risk,
    bool OnHold,
    string? Closed,
    IReadOnlyList<CurvePoint> Curve,
    IReadOnlyList<AlertMessage> Alerts);
