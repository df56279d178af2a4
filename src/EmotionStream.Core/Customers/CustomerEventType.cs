namespace EmotionStream.Core.Customers;

/// <summary>What <c>emotion.customer-events</c> can tell.</summary>
public enum CustomerEventType : byte
{
    /// <summary>The customer got in touch.</summary>
    ContactStarted,

    /// <summary>An interaction of the customer closed.</summary>
    Outcome,

    /// <summary>Everything kept of the customer is to be erased.</summary>
    Forget,

    /// <summary>Somebody acted on an alert about the customer.</summary>
    AlertAction,

    /// <summary>An interaction of the customer was handed to another queue or agent.</summary>
    Transferred,
}
