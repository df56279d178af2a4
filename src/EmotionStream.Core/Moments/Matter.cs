namespace EmotionStream.Core.Moments;

/// <summary>
/// What a contact is about, as far as it is known: its moments of truth, recognised in words or declared by a form, and its queue. A moment names the matter itself, a queue only who deals with
/// such matters, so queues decide only where one of two contacts has no moment.
/// </summary>
/// <param name="Queue">The queue; null when unknown.</param>
/// <param name="Moments">Ids of those of its moments of truth that are a matter; empty when there were none.</param>
public readonly record struct Matter(string? Queue, IReadOnlyCollection<string> Moments)
{
    /// <summary>Whether two contacts are on the same matter: both have moments and share one; or one has none, and their queue is the same (two unknown ones are).</summary>
    /// <param name="other">The other's.</param>
    public bool IsSame(Matter other) => Moments.Count > 0 && other.Moments.Count > 0
        ? Moments.Intersect(other.Moments, StringComparer.Ordinal).Any()
        : string.Equals(Queue, other.Queue, StringComparison.Ordinal);
}
