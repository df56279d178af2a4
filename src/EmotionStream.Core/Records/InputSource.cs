namespace EmotionStream.Core.Records;

/// <summary>
/// The topic a record came from. The numeric order breaks ties between events of equal time. The first four come from outside, keyed by interaction; the others the
/// pipeline writes for itself, so that what needs another key gets to the task that holds that key.
/// </summary>
public enum InputSource : byte
{
    /// <summary><c>emotion.interaction-events</c>: the life of the interaction (CTI, CRM, survey).</summary>
    InteractionEvents,

    /// <summary><c>emotion.chat-messages</c>: chat and live transcripts.</summary>
    ChatMessages,

    /// <summary><c>emotion.audio-features</c>: functionals of a window of one speaker's channel.</summary>
    AudioFeatures,

    /// <summary><c>emotion.alert-actions</c>: what people did about alerts.</summary>
    AlertActions,

    /// <summary><c>emotion.customer-events</c>: what happened in interactions, keyed by customer.</summary>
    CustomerEvents,

    /// <summary><c>emotion.survey-events</c>: surveys and closed interactions, keyed by interaction.</summary>
    SurveyEvents,

    /// <summary><c>emotion.queue-events</c>: what happened in interactions, keyed by queue.</summary>
    QueueEvents,
}
