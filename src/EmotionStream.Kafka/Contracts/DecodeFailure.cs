namespace EmotionStream.Kafka.Contracts;

/// <summary>Why a record could not be decoded; the default value means that it could.</summary>
/// <param name="Cause">One of <see cref="DeadLetterCause"/>; null when there is no failure.</param>
/// <param name="Detail">The field, the expected type or the byte position. Never the content.</param>
public readonly record struct DecodeFailure(string? Cause, string? Detail)
{
    /// <summary>Whether decoding failed.</summary>
    public bool Failed => Cause is not null;
}
