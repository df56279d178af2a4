namespace EmotionStream.Core.Interactions;

/// <summary>Who and where: the descriptive fields of an interaction. Immutable; the newest event of a field wins.</summary>
/// <param name="CustomerId">Pseudonymous customer.</param>
/// <param name="Language">BCP 47 language.</param>
/// <param name="Channel">voice, chat, email …</param>
/// <param name="Queue">Queue.</param>
/// <param name="AgentId">Agent.</param>
/// <param name="StartedAt">Event time of the newest <c>started</c> applied.</param>
/// <param name="ChannelAt">Event time of the newest channel applied.</param>
/// <param name="RoutedAt">Event time of the newest queue or agent applied.</param>
/// <param name="Segment">The customer's segment.</param>
public sealed record InteractionProfile(
    string? CustomerId,
    string? Language,
    string? Channel,
    string? Queue,
    string? AgentId,
    long StartedAt = long.MinValue,
    long ChannelAt = long.MinValue,
    long RoutedAt = long.MinValue,
    string? Segment = null)
{
    /// <summary>Nothing known.</summary>
    public static readonly InteractionProfile Unknown = new(null, null, null, null, null);
}
