namespace EmotionStream.Core.Records;

/// <summary>The <c>action</c> of a record on <c>emotion.alert-actions</c>.</summary>
public enum AlertActionType : byte
{
    /// <summary>Somebody has seen the alert and takes it.</summary>
    Acknowledged,

    /// <summary>Somebody closed the alert.</summary>
    Closed,

    /// <summary>The interaction was handed over because of the alert.</summary>
    HandedOver,

    /// <summary>The customer was called back.</summary>
    CalledBack,

    /// <summary>A gesture (refund, voucher) was made.</summary>
    Gesture,

    /// <summary>Whoever took the alert gave it back: it waits for somebody again.</summary>
    Released,
}
