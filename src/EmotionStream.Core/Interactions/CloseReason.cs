namespace EmotionStream.Core.Interactions;

/// <summary>Why an interaction closed.</summary>
public enum CloseReason : byte
{
    /// <summary>Its <c>ended</c> event and the grace after it have passed.</summary>
    Ended,

    /// <summary>Nothing happened until the inactivity deadline.</summary>
    Inactivity,
}
