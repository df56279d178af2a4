namespace EmotionStream.Core.Customers;

/// <summary>
/// What whoever takes a contact next should be skilled in and know. It speaks of the customer and of what happened to them; there is nothing in it about an employee.
/// </summary>
/// <param name="InteractionId">The contact.</param>
/// <param name="Time">Event time of what made it, milliseconds since the Unix epoch, UTC.</param>
/// <param name="Trigger">What made it.</param>
/// <param name="Queue">The queue it goes to, when known.</param>
/// <param name="Channel">The channel, when known.</param>
/// <param name="Segment">The customer's segment, when known.</param>
/// <param name="Reasons">Why, the most urgent first; never empty.</param>
public sealed record RoutingHint(
    string InteractionId, long Time, HintTrigger Trigger, string? Queue, string? Channel, string? Segment, IReadOnlyList<HintReason> Reasons)
{
    /// <summary>All skills, each once, in the order of the reasons.</summary>
    public IEnumerable<string> Skills => Reasons.SelectMany(reason => reason.Skills).Distinct(StringComparer.Ordinal);
}
