namespace EmotionStream.Core.Customers;

/// <summary>What made a routing hint.</summary>
public enum HintTrigger : byte
{
    /// <summary>A contact starts.</summary>
    Started,

    /// <summary>It is handed to another queue or agent.</summary>
    Transferred,

    /// <summary>The customer is back after a bad experience.</summary>
    RepeatContact,
}
