namespace EmotionStream.Recognition.Repeats;

/// <summary>A contact of which it is known whether the customer came back.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Repeated">Whether another one started within the window after its end.</param>
public sealed record RepeatCase(CustomerContact Contact, bool Repeated);
