using EmotionStream.Verification.Inputs;

namespace EmotionStream.Verification.Measures;

/// <summary>Who and where, by the newest event that says so.</summary>
public sealed record Profile
{
    public static readonly Profile Unknown = new();

    public string? CustomerId { get; init; }

    public string? Language { get; init; }

    public string? Channel { get; init; }

    public string? Queue { get; init; }

    public string? AgentId { get; init; }

    private long StartedAt { get; init; } = long.MinValue;

    private long ChannelAt { get; init; } = long.MinValue;

    private long RoutedAt { get; init; } = long.MinValue;

    /// <summary>Takes one more interaction event.</summary>
    public Profile With(Input input)
    {
        var profile = this;
        if (input.Kind == "started" && input.Time >= StartedAt)
            profile = profile with { CustomerId = input.CustomerId ?? CustomerId, Language = input.Language ?? Language, StartedAt = input.Time };
        if (input.Kind is "started" or "channelSwitched" && input.Channel is not null && input.Time >= ChannelAt)
            profile = profile with { Channel = input.Channel, ChannelAt = input.Time };
        if (input.Kind is "started" or "transferred" && (input.Queue ?? input.AgentId) is not null && input.Time >= RoutedAt)
            profile = profile with { Queue = input.Queue ?? Queue, AgentId = input.AgentId ?? AgentId, RoutedAt = input.Time };
        return profile;
    }
}
