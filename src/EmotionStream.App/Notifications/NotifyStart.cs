namespace EmotionStream.App.Notifications;

/// <summary>Where a consumer group that has no position yet begins.</summary>
internal enum NotifyStart
{
    /// <summary>With the next alert.</summary>
    Latest,

    /// <summary>With the oldest alert the topic holds.</summary>
    Earliest,
}
