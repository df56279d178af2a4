namespace EmotionStream.Core.Alerts;

/// <summary>Where an alert is in its life.</summary>
public enum AlertState : byte
{
    /// <summary>The condition has just been met.</summary>
    Opened,

    /// <summary>It got worse since it was opened.</summary>
    Updated,

    /// <summary>Somebody took it.</summary>
    Acknowledged,

    /// <summary>The condition no longer holds, somebody closed it, or the interaction closed.</summary>
    Closed,
}
