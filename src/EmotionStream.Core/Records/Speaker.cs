namespace EmotionStream.Core.Records;

/// <summary>Who is heard or read in a record. Emotion is inferred for <see cref="Customer"/> only.</summary>
public enum Speaker : byte
{
    /// <summary>The customer of the interaction.</summary>
    Customer,

    /// <summary>An employee. Only non-emotional facts (talk time, silence, waiting) are kept of an employee's turns.</summary>
    Agent,

    /// <summary>A machine: an IVR or a chat bot.</summary>
    Bot,
}
