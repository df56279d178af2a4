namespace EmotionStream.Core.Alerts;

/// <summary>How urgent an alert is.</summary>
public enum AlertSeverity : byte
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Look at it during the call.</summary>
    Warning,

    /// <summary>Act now.</summary>
    Critical,
}
