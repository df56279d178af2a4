using EmotionStream.Core.Moments;

namespace EmotionStream.Core.Customers;

/// <summary>One change of a balance: which interaction made it, when, and by how much.</summary>
/// <param name="InteractionId">The interaction.</param>
/// <param name="Time">When it ended (or was last heard of), milliseconds since the Unix epoch, UTC.</param>
/// <param name="Queue">Its queue, when known.</param>
/// <param name="Channel">Its channel, when known.</param>
/// <param name="Turns">Its customer turns.</param>
/// <param name="Remembered">Its remembered score.</param>
/// <param name="End">Its end.</param>
/// <param name="PeakNegative">Its most negative moment.</param>
/// <param name="HalfLifeMs">Half-life of the change.</param>
/// <param name="Amount">What it added at its time: the score, times λ when negative, times the queue's weight. 0 when no turn could be scored.</param>
/// <param name="Segment">The customer's segment then, when known.</param>
/// <param name="Moments">Ids of its moments of truth, separated by spaces; null when there were none.</param>
/// <param name="Deviated">Whether it has been told that it is a failed recovery.</param>
public sealed record LedgerChange(
    string InteractionId,
    long Time,
    string? Queue,
    string? Channel,
    int Turns,
    double Remembered,
    double End,
    double PeakNegative,
    long HalfLifeMs,
    double Amount,
    string? Segment = null,
    string? Moments = null,
    bool Deviated = false)
{
    /// <summary>Most moments that are kept of an interaction.</summary>
    public const int MaxMoments = 8;

    /// <summary>What it was about.</summary>
    /// <param name="moments">The moments in force.</param>
    public Matter MatterIn(MomentCatalogue moments) => moments.MatterOf(Queue, Split(Moments));

    /// <summary>Ids as they are kept.</summary>
    /// <param name="moments">The ids.</param>
    public static string? Join(IReadOnlyList<string> moments) => moments.Count == 0 ? null : string.Join(' ', moments.Take(MaxMoments));

    /// <summary>Ids from how they are kept.</summary>
    /// <param name="moments">As they are kept.</param>
    public static string[] Split(string? moments) => moments?.Split(' ') ?? [];
}
