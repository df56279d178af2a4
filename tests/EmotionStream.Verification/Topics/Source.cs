namespace EmotionStream.Verification.Topics;

/// <summary>The four input topics, in the order that breaks ties between events of equal time.</summary>
public enum Source
{
    InteractionEvents,
    ChatMessages,
    AudioFeatures,
    AlertActions,
}
