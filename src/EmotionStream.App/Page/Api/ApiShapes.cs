using EmotionStream.App.Page.Model;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Api;

/// <summary>A live interaction.</summary>
/// <param name="Risk">How much it needs somebody, 0 to 3.5.</param>
/// <param name="RiskParts">What the risk is made of.</param>
/// <param name="State">Its state, as on <c>emotion.interactions</c>.</param>
/// <param name="OpenAlerts">Its open alerts.</param>
public sealed record ApiInteraction(double Risk, RiskParts RiskParts, InteractionMessage State, IReadOnlyList<ApiAlert> OpenAlerts)
{
    /// <summary>Makes it of a row.</summary>
    /// <param name="row">The row.</param>
    public static ApiInteraction Of(LiveRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Risk.Total, row.Risk, row.State, [.. row.Alerts.Select(ApiAlert.Of)]);
    }
}

/// <summary>An alert with its life so far.</summary>
/// <param name="Alert">Its last step, as on <c>emotion.alerts</c>.</param>
/// <param name="IsOpen">Whether it is not closed.</param>
/// <param name="OpenedAt">When it opened.</param>
/// <param name="TakenBy">Who has taken it, or was given it.</param>
/// <param name="GivenBy">Who handed it over to them.</param>
/// <param name="TakenHow">What they did.</param>
/// <param name="Steps">Its steps.</param>
public sealed record ApiAlert(AlertMessage Alert, bool IsOpen, DateTimeOffset OpenedAt, string? TakenBy, string? GivenBy, string? TakenHow, IReadOnlyList<AlertStep> Steps)
{
    /// <summary>Makes it of an alert.</summary>
    /// <param name="alert">The alert.</param>
    public static ApiAlert Of(AlertEntry alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new(alert.Last, alert.IsOpen, alert.OpenedAt, alert.TakenBy, alert.GivenBy, alert.TakenHow, alert.Steps);
    }
}

/// <summary>One interaction with all that is known of it.</summary>
/// <param name="State">Its state while it is live.</param>
/// <param name="Outcome">Its outcome once closed.</param>
/// <param name="Risk">How much it needs somebody.</param>
/// <param name="Turns">Its turns, text and voice together.</param>
/// <param name="Events">Transfers, holds and channel switches.</param>
/// <param name="Alerts">Its alerts, newest first.</param>
public sealed record ApiDetail(
    InteractionMessage? State, OutcomeMessage? Outcome, RiskParts Risk, IReadOnlyList<ApiTurn> Turns, IReadOnlyList<LifeEvent> Events, IReadOnlyList<ApiAlert> Alerts)
{
    /// <summary>Makes it of an interaction.</summary>
    /// <param name="detail">The interaction.</param>
    public static ApiDetail Of(InteractionDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return new(
            detail.State, detail.Outcome, detail.Risk,
            [.. detail.Turns.Select(turn => new ApiTurn(
                DateTimeOffset.FromUnixTimeMilliseconds(turn.Time), turn.Valence.Value, turn.Arousal.Value, turn.Valence.Confidence, turn.Valence.TextShare, turn.Valence.VoiceShare))],
            detail.Events, [.. detail.Alerts.Select(ApiAlert.Of)]);
    }
}

/// <summary>One turn of the customer.</summary>
/// <param name="Time">When it was said.</param>
/// <param name="Valence">In [−1, 1].</param>
/// <param name="Arousal">In [0, 1].</param>
/// <param name="Confidence">In [0, 1].</param>
/// <param name="TextShare">The text's share of the valence.</param>
/// <param name="VoiceShare">The voice's share of it.</param>
public sealed record ApiTurn(DateTimeOffset Time, double Valence, double Arousal, double Confidence, double TextShare, double VoiceShare);

/// <summary>What somebody does about an alert.</summary>
/// <param name="Action">acknowledged, closed, handedOver, calledBack, gesture or released.</param>
/// <param name="To">Whom it is handed over to, at most 100 characters; only handedOver takes it.</param>
public sealed record ApiAction(AlertActionType Action, string? To = null);

/// <summary>How the page is doing.</summary>
/// <param name="Connection">connecting, live or stale.</param>
/// <param name="Since">Since when.</param>
/// <param name="Live">Live interactions.</param>
/// <param name="OpenAlerts">Open alerts.</param>
/// <param name="Waiting">Open alerts that nobody has taken.</param>
/// <param name="Closed">Closed interactions at hand.</param>
public sealed record ApiSummary(Connection Connection, DateTimeOffset Since, int Live, int OpenAlerts, int Waiting, int Closed);
