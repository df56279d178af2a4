using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Kinds;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// Decodes a topic that the pipeline writes for itself, a few records an interaction: what the kinds of task that are fed by another have in common. Whatever is wrong is a
/// <see cref="DecodeFailure"/>, never an exception.
/// </summary>
/// <typeparam name="TMessage">The contract.</typeparam>
/// <typeparam name="TRecord">What it is decoded into.</typeparam>
/// <param name="limits">Bounds.</param>
/// <param name="json">How the contract is read.</param>
internal abstract class OwnEventDecoder<TMessage, TRecord>(DecoderLimits limits, JsonTypeInfo<TMessage> json) : IRecordDecoder
    where TMessage : class
    where TRecord : KeyedRecord, new()
{
    private readonly long _maxFutureMs = (long)limits.MaxFuture.TotalMilliseconds;

    /// <inheritdoc/>
    public long Now { get; set; }

    /// <inheritdoc/>
    public KeyedRecord NewRecord() => new TRecord();

    /// <inheritdoc/>
    public DecodeFailure Decode(InputSource source, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, KeyedRecord record)
    {
        record.Reset();
        record.Source = source;
        if (key.IsEmpty)
            return new(DeadLetterCause.MissingKey, null);
        if (key.Length > DecoderLimits.MaxIdBytes)
            return new(DeadLetterCause.IdTooLong, "key");
        if (key.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
            return new(DeadLetterCause.IdInvalid, null);
        record.SetKey(key);
        try
        {
            return JsonSerializer.Deserialize(value, json) is { } message
                ? Take(message, (TRecord)record)
                : new(DeadLetterCause.WrongType, "the value must be an object");
        }
        catch (JsonException e)
        {
            return new(DeadLetterCause.MalformedJson, $"byte {e.BytePositionInLine}");
        }
    }

    /// <inheritdoc/>
    public virtual bool MayBeRejected(InputSource source) => false;

    /// <summary>Takes over a message that is well-formed JSON of the contract.</summary>
    /// <param name="message">The message.</param>
    /// <param name="record">The record, with its key.</param>
    protected abstract DecodeFailure Take(TMessage message, TRecord record);

    /// <summary>Takes over the event time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="record">Receives it.</param>
    /// <returns>False when it is out of range.</returns>
    protected bool TryTakeTime(DateTimeOffset time, TRecord record)
    {
        record.Time = time.ToUnixTimeMilliseconds();
        return record.Time >= DecoderLimits.MinTime && record.Time <= Now + _maxFutureMs;
    }

    /// <summary>Takes over what somebody did about an alert.</summary>
    /// <param name="alertId">The alert.</param>
    /// <param name="action">What was done.</param>
    /// <param name="by">By whom.</param>
    /// <param name="to">Whom it is handed over to.</param>
    /// <param name="record">The record, with its time.</param>
    /// <param name="act">Receives it.</param>
    protected static DecodeFailure TakeAct(string? alertId, AlertActionType? action, string? by, string? to, TRecord record, out AlertAct? act)
    {
        act = null;
        if (string.IsNullOrEmpty(alertId))
            return new(DeadLetterCause.MissingField, "alertId");
        if (action is not { } type)
            return new(DeadLetterCause.MissingField, "action");
        act = new(alertId, type, by, to, record.Time);
        return default;
    }

    /// <summary>Whether an id in the payload is the record's key.</summary>
    /// <param name="id">The id.</param>
    /// <param name="record">The record.</param>
    protected static bool IsKey(string id, TRecord record) => Encoding.UTF8.GetBytes(id).AsSpan().SequenceEqual(record.Key);

    /// <summary>Whether a number can be a valence.</summary>
    /// <param name="value">The number.</param>
    protected static bool IsValence(double value) => value is >= -1 and <= 1;
}
