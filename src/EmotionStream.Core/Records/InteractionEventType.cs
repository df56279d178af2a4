namespace EmotionStream.Core.Records;

/// <summary>The <c>type</c> of a record on <c>emotion.interaction-events</c>.</summary>
public enum InteractionEventType : byte
{
    /// <summary>The interaction began; carries customer, channel, queue, agent and language.</summary>
    Started,

    /// <summary>Handed to another queue or agent.</summary>
    Transferred,

    /// <summary>Put on hold.</summary>
    Held,

    /// <summary>Taken back from hold.</summary>
    Resumed,

    /// <summary>The customer changed channel within the interaction.</summary>
    ChannelSwitched,

    /// <summary>A self-service attempt (IVR, bot, web) failed.</summary>
    SelfServiceFailed,

    /// <summary>The customer had to give the same information again.</summary>
    InformationRepeated,

    /// <summary>The interaction is over.</summary>
    Ended,

    /// <summary>The customer answered a survey about the interaction.</summary>
    Survey,

    /// <summary>A form, an IVR choice or an employee says what the interaction is about: carries a moment of truth.</summary>
    Declared,

    /// <summary>A customer is to be erased: every interaction of theirs. Not of one interaction, so it stands on every partition, keyed by customer.</summary>
    Forget,
}
