namespace EmotionStream.App.Notifications;

/// <summary>How a delivery went.</summary>
internal enum DeliveryKind
{
    /// <summary>The webhook took it.</summary>
    Delivered,

    /// <summary>The webhook will never take it: wrong address, wrong body, no right.</summary>
    Rejected,

    /// <summary>It may work later: the webhook is busy, away or broken.</summary>
    Failed,
}
