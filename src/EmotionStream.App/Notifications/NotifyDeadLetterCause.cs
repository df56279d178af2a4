namespace EmotionStream.App.Notifications;

/// <summary>Why a record of the alerts went to the dead letters.</summary>
internal static class NotifyDeadLetterCause
{
    /// <summary>A webhook refused it for good; the detail has its name and status.</summary>
    public const string Rejected = "notification-rejected";

    /// <summary>Every attempt failed; the detail has the webhook's name and what came of the last one.</summary>
    public const string Failed = "notification-failed";
}
