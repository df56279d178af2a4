using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Backtest;

/// <summary>An alert that the rules raised.</summary>
/// <param name="Interaction">The interaction.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How urgent.</param>
/// <param name="Opened">Event time of its opening, milliseconds since the Unix epoch.</param>
internal sealed record RaisedAlert(string Interaction, string Rule, AlertSeverity Severity, long Opened)
{
    /// <summary>When it closed.</summary>
    public long Closed { get; set; } = long.MaxValue;
}
