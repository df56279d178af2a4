using System.Text;

namespace EmotionStream.App.Telephony;

/// <summary>What a call's stream says of the interaction. Lengths are those of the contract of <c>emotion.interaction-events</c>.</summary>
internal sealed record CallIdentity
{
    private const int MaxBytes = 256;

    /// <summary>The interaction.</summary>
    public required string InteractionId { get; init; }

    /// <summary>Pseudonymous customer; never a telephone number.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Agent.</summary>
    public string? AgentId { get; init; }

    /// <summary>BCP 47 language.</summary>
    public string? Language { get; init; }

    /// <summary>Makes an identity.</summary>
    /// <param name="interactionId">The interaction.</param>
    /// <param name="field">The stream's own parameters, by name; null where there is none.</param>
    /// <param name="language">The language the protocol itself names, if any.</param>
    /// <exception cref="CallProtocolException">Something is longer than the contract allows, or has control characters.</exception>
    public static CallIdentity Create(string interactionId, Func<string, string?> field, string? language = null) => new()
    {
        InteractionId = interactionId.Length > 0 ? Fitting("the interaction's id", interactionId)! : throw CallProtocolException.Malformed("the interaction's id is empty"),
        CustomerId = Fitting("customerId", field("customerId")),
        Queue = Fitting("queue", field("queue")),
        AgentId = Fitting("agentId", field("agentId")),
        Language = Fitting("language", field("language") ?? language),
    };

    private static string? Fitting(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        if (Encoding.UTF8.GetByteCount(value) > MaxBytes || value.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            throw CallProtocolException.Malformed($"{name} is longer than {MaxBytes} bytes or has control characters");
        return value;
    }
}
