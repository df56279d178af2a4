using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>What somebody did about an alert.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="Type">What was done.</param>
/// <param name="By">By whom.</param>
/// <param name="To">Whom it is handed over to.</param>
/// <param name="Time">When, milliseconds since the Unix epoch, UTC.</param>
public readonly record struct AlertAct(string AlertId, AlertActionType Type, string? By, string? To, long Time)
{
    /// <summary>Cause of the rejection of one on an alert that is not open.</summary>
    public const string UnknownAlert = "unknown-alert";
}
