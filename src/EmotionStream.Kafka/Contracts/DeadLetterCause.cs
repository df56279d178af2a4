namespace EmotionStream.Kafka.Contracts;

/// <summary>Why a record went to <c>emotion.dead-letters</c>: the bounded values of its <c>cause</c> header.</summary>
public static class DeadLetterCause
{
    /// <summary>The value is not JSON, is not UTF-8, or is absent.</summary>
    public const string MalformedJson = "malformed-json";

    /// <summary>A known field has another JSON type than the contract's; the detail names it.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A required field is absent, null or empty; the detail names it.</summary>
    public const string MissingField = "missing-field";

    /// <summary>The record has no Kafka key, or an empty one.</summary>
    public const string MissingKey = "missing-key";

    /// <summary>The payload's <c>interactionId</c> is not the Kafka key.</summary>
    public const string KeyMismatch = "key-mismatch";

    /// <summary><c>speaker</c> is not customer, agent or bot.</summary>
    public const string UnknownSpeaker = "unknown-speaker";

    /// <summary><c>type</c> of an interaction event is unknown.</summary>
    public const string UnknownType = "unknown-type";

    /// <summary><c>action</c> of an alert action is unknown.</summary>
    public const string UnknownAction = "unknown-action";

    /// <summary><c>time</c> is not an ISO-8601 instant (an offset or Z is required).</summary>
    public const string TimeInvalid = "time-invalid";

    /// <summary><c>time</c> is before 2000 or too far in the future.</summary>
    public const string TimeOutOfRange = "time-out-of-range";

    /// <summary>A number is outside its range; the detail names the field.</summary>
    public const string ValueOutOfRange = "value-out-of-range";

    /// <summary>An id or label has more than 256 bytes of UTF-8; the detail names the field.</summary>
    public const string IdTooLong = "id-too-long";

    /// <summary>The interaction id has control characters.</summary>
    public const string IdInvalid = "id-invalid";

    /// <summary>The graph threw on the record every time it was tried; the detail is the exception's type.</summary>
    public const string ProcessingFailed = "processing-failed";
}
