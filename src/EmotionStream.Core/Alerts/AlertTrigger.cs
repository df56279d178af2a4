namespace EmotionStream.Core.Alerts;

/// <summary>When a rule is judged.</summary>
public enum AlertTrigger : byte
{
    /// <summary>At every scored customer turn, and at every interaction event that changes effort.</summary>
    Turn,

    /// <summary>When the interaction is transferred.</summary>
    Transfer,

    /// <summary>When the interaction ends.</summary>
    End,

    /// <summary>As task time passes.</summary>
    Time,
}
