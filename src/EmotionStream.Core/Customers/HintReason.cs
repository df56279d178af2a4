namespace EmotionStream.Core.Customers;

/// <summary>Why a routing hint says what it says.</summary>
/// <param name="Source">What it is traced to.</param>
/// <param name="InteractionId">The interaction it comes from.</param>
/// <param name="Time">When, milliseconds since the Unix epoch, UTC.</param>
/// <param name="Skills">What the next person should be skilled in because of it.</param>
/// <param name="Know">What they should know; empty = nothing but the facts here.</param>
/// <param name="Rule">The alert's rule.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="Moment">The moment's id.</param>
/// <param name="Value">The alert's measure, or how the interaction was remembered; null when there is none.</param>
/// <param name="Channel">The last interaction's channel.</param>
/// <param name="Queue">The last interaction's queue.</param>
/// <param name="SameMatter">Whether the last interaction was on the same matter as this contact is, as far as it is known; null for other sources.</param>
public sealed record HintReason(
    HintSource Source,
    string InteractionId,
    long Time,
    IReadOnlyList<string> Skills,
    string Know,
    string? Rule = null,
    string? AlertId = null,
    string? Moment = null,
    double? Value = null,
    string? Channel = null,
    string? Queue = null,
    bool? SameMatter = null);
