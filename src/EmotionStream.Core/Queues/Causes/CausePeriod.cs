namespace EmotionStream.Core.Queues.Causes;

/// <summary>What causes are counted by.</summary>
public enum CausePeriod : byte
{
    /// <summary>Hours, UTC.</summary>
    Hour,

    /// <summary>Weeks from Monday, UTC.</summary>
    Week,
}
