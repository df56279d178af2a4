namespace EmotionStream.Core.Records;

/// <summary>The input topic a record came from. The numeric order breaks ties between events of equal time.</summary>
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
}
