using EmotionStream.Core.Moments;

namespace EmotionStream.Core.Customers;

/// <summary>An interaction of the customer that has started and has no outcome yet.</summary>
/// <param name="InteractionId">The interaction.</param>
/// <param name="StartedAt">When it started, milliseconds since the Unix epoch.</param>
/// <param name="Offset">Offset of the event that said so.</param>
/// <param name="Queue">Its queue, when known.</param>
/// <param name="Channel">Its channel, when known.</param>
/// <param name="Moments">Ids of its moments of truth so far, separated by spaces; null when there were none.</param>
/// <param name="Alerted">Whether it has been told that the customer is back after a bad experience.</param>
public sealed record OpenContact(string InteractionId, long StartedAt, long Offset, string? Queue, string? Channel, string? Moments = null, bool Alerted = false)
{
    /// <summary>What it is about, as far as it is known.</summary>
    /// <param name="moments">The moments in force.</param>
    public Matter MatterIn(MomentCatalogue moments) => moments.MatterOf(Queue, LedgerChange.Split(Moments));
}
