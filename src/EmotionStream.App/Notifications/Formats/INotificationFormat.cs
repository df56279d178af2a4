namespace EmotionStream.App.Notifications.Formats;

/// <summary>Turns a notification into what a webhook understands.</summary>
internal interface INotificationFormat
{
    /// <summary>The body to post, UTF-8 JSON.</summary>
    /// <param name="notification">The notification.</param>
    byte[] Body(Notification notification);
}
