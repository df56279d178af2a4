namespace EmotionStream.App.Configuration;

/// <summary>How log lines are written.</summary>
internal enum LogFormat
{
    /// <summary>One line of text an event, for people.</summary>
    Text,

    /// <summary>One JSON object an event, for log collectors.</summary>
    Json,
}
