namespace EmotionStream.App.Notifications;

/// <summary>How a delivery, or one attempt of it, went.</summary>
/// <param name="Kind">In short.</param>
/// <param name="Detail">The status or the kind of error, bounded; never an address and never a body.</param>
internal readonly record struct DeliveryResult(DeliveryKind Kind, string Detail);
