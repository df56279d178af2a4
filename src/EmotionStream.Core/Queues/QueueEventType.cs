namespace EmotionStream.Core.Queues;

/// <summary>What <c>emotion.queue-events</c> can tell.</summary>
public enum QueueEventType : byte
{
    /// <summary>What a customer was talking about at a negative peak.</summary>
    Peak,

    /// <summary>What a customer was talking about in any turn: one of many, for the queue's background.</summary>
    Turn,

    /// <summary>An interaction of the queue closed.</summary>
    Outcome,

    /// <summary>An alert about an interaction of the queue opened.</summary>
    Alert,

    /// <summary>Somebody acted on an alert about the queue.</summary>
    AlertAction,
}
