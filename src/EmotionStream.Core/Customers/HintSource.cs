namespace EmotionStream.Core.Customers;

/// <summary>What a reason of a routing hint is traced to.</summary>
public enum HintSource : byte
{
    /// <summary>An open alert about the customer.</summary>
    Alert,

    /// <summary>The last interaction before this one.</summary>
    Interaction,

    /// <summary>A moment of truth, of this interaction or the last one.</summary>
    Moment,
}
