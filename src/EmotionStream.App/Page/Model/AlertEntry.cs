using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>An alert as its steps so far tell it. Immutable: a step makes a new one.</summary>
/// <param name="Last">The last step. Its excerpt and playbook are those of the last step that had any.</param>
/// <param name="OpenedAt">Event time at which it opened.</param>
/// <param name="TakenBy">Who has taken it, or was given it; null when nobody was.</param>
/// <param name="GivenBy">Who handed it over to them; null when they took it themselves.</param>
/// <param name="TakenHow">What that person did: acknowledged, handedOver …</param>
/// <param name="Steps">The steps, oldest first, the newest <see cref="MostSteps"/> of them.</param>
public sealed record AlertEntry(AlertMessage Last, DateTimeOffset OpenedAt, string? TakenBy, string? GivenBy, string? TakenHow, IReadOnlyList<AlertStep> Steps)
{
    /// <summary>How many steps are kept.</summary>
    public const int MostSteps = 24;

    private const string Somebody = "–";

    /// <summary>The alert.</summary>
    public string Id => Last.AlertId;

    /// <summary>Whether it is not closed.</summary>
    public bool IsOpen => Last.State != AlertState.Closed;

    /// <summary>Whether it is open and nobody has taken it.</summary>
    public bool IsWaiting => IsOpen && TakenBy is null;

    /// <summary>Takes a step of the same alert.</summary>
    /// <param name="known">The alert so far; null at its first step.</param>
    /// <param name="step">The step.</param>
    /// <returns>The alert after it.</returns>
    public static AlertEntry After(AlertEntry? known, AlertMessage step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var isTaken = step.State == AlertState.Acknowledged;
        var isReleased = step is { State: AlertState.Updated, Reason: "released" };
        var kept = step with { Excerpt = step.Excerpt ?? known?.Last.Excerpt, Playbook = step.Playbook ?? known?.Last.Playbook };
        var steps = known?.Steps ?? [];
        return new(
            kept,
            known?.OpenedAt ?? step.OpenedBy.Time,
            isTaken ? step.To ?? step.By ?? Somebody : isReleased ? null : known?.TakenBy,
            isTaken ? (step.To is null ? null : step.By) : isReleased ? null : known?.GivenBy,
            isTaken ? step.Reason : isReleased ? null : known?.TakenHow,
            [.. steps.Skip(Math.Max(0, steps.Count - MostSteps + 1)), new AlertStep(step.Time, step.State, step.By, step.To, step.Reason, step.Value)]);
    }
}
