namespace EmotionStream.Kafka.Contracts;

/// <summary>The known fields of the input contracts; <see cref="Other"/> is ignored, or an acoustic feature.</summary>
internal enum InputField : byte
{
    Other,
    InteractionId,
    Time,
    Speaker,
    Text,
    Language,
    Valence,
    Arousal,
    Confidence,
    WindowMs,
    Type,
    CustomerId,
    Channel,
    Queue,
    AgentId,
    Satisfaction,
    Effort,
    AlertId,
    Action,
    By,
    To,
    Moment,
    Segment,
    RememberUntil,
}

/// <summary>Names of <see cref="InputField"/>.</summary>
internal static class InputFields
{
    /// <summary>Finds the field of a property name.</summary>
    /// <param name="name">The unescaped name.</param>
    public static InputField Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("by"u8) ? InputField.By
            : name.SequenceEqual("to"u8) ? InputField.To : InputField.Other,
        4 => name.SequenceEqual("time"u8) ? InputField.Time
            : name.SequenceEqual("text"u8) ? InputField.Text
            : name.SequenceEqual("type"u8) ? InputField.Type : InputField.Other,
        5 => name.SequenceEqual("queue"u8) ? InputField.Queue : InputField.Other,
        6 => name.SequenceEqual("action"u8) ? InputField.Action
            : name.SequenceEqual("effort"u8) ? InputField.Effort
            : name.SequenceEqual("moment"u8) ? InputField.Moment : InputField.Other,
        7 => name.SequenceEqual("speaker"u8) ? InputField.Speaker
            : name.SequenceEqual("segment"u8) ? InputField.Segment
            : name.SequenceEqual("valence"u8) ? InputField.Valence
            : name.SequenceEqual("arousal"u8) ? InputField.Arousal
            : name.SequenceEqual("channel"u8) ? InputField.Channel
            : name.SequenceEqual("agentId"u8) ? InputField.AgentId
            : name.SequenceEqual("alertId"u8) ? InputField.AlertId : InputField.Other,
        8 => name.SequenceEqual("language"u8) ? InputField.Language
            : name.SequenceEqual("windowMs"u8) ? InputField.WindowMs : InputField.Other,
        10 => name.SequenceEqual("confidence"u8) ? InputField.Confidence
            : name.SequenceEqual("customerId"u8) ? InputField.CustomerId : InputField.Other,
        12 => name.SequenceEqual("satisfaction"u8) ? InputField.Satisfaction : InputField.Other,
        13 => name.SequenceEqual("interactionId"u8) ? InputField.InteractionId
            : name.SequenceEqual("rememberUntil"u8) ? InputField.RememberUntil : InputField.Other,
        _ => InputField.Other,
    };

    /// <summary>The JSON name, for the detail of a failure.</summary>
    /// <param name="field">The field.</param>
    public static string NameOf(InputField field)
    {
        var name = field.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Whether the field belongs to the contract of a topic; elsewhere it is an unknown field, and ignored.</summary>
    /// <param name="field">The field.</param>
    /// <param name="source">The topic.</param>
    public static bool BelongsTo(InputField field, Core.Records.InputSource source) => field switch
    {
        InputField.InteractionId or InputField.Time => true,
        InputField.Speaker or InputField.Valence or InputField.Arousal or InputField.Confidence
            => source is Core.Records.InputSource.ChatMessages or Core.Records.InputSource.AudioFeatures,
        InputField.Text => source == Core.Records.InputSource.ChatMessages,
        InputField.Language => source is Core.Records.InputSource.ChatMessages or Core.Records.InputSource.InteractionEvents,
        InputField.WindowMs => source == Core.Records.InputSource.AudioFeatures,
        InputField.CustomerId or InputField.Queue => source is Core.Records.InputSource.InteractionEvents or Core.Records.InputSource.AlertActions,
        InputField.Type or InputField.Segment or InputField.RememberUntil or InputField.Channel or InputField.AgentId
            or InputField.Satisfaction or InputField.Effort or InputField.Moment => source == Core.Records.InputSource.InteractionEvents,
        InputField.AlertId or InputField.Action or InputField.By or InputField.To => source == Core.Records.InputSource.AlertActions,
        _ => false,
    };
}
