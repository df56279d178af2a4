using System.Text.Json;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// Decodes <c>emotion.customer-events</c>. The pipeline writes them itself, and a command may; whatever is wrong is a <see cref="DecodeFailure"/> all the same, never an exception.
/// </summary>
/// <param name="limits">Bounds.</param>
internal sealed class CustomerEventDecoder(DecoderLimits limits) : IRecordDecoder
{
    private readonly long _maxFutureMs = (long)limits.MaxFuture.TotalMilliseconds;

    /// <inheritdoc/>
    public long Now { get; set; }

    /// <inheritdoc/>
    public KeyedRecord NewRecord() => new CustomerEvent();

    /// <inheritdoc/>
    public DecodeFailure Decode(InputSource source, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, KeyedRecord record)
    {
        var customer = (CustomerEvent)record;
        customer.Reset();
        customer.Source = source;
        if (key.IsEmpty)
            return new(DeadLetterCause.MissingKey, null);
        if (key.Length > DecoderLimits.MaxIdBytes)
            return new(DeadLetterCause.IdTooLong, "key");
        if (key.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
            return new(DeadLetterCause.IdInvalid, null);
        customer.SetKey(key);
        try
        {
            return JsonSerializer.Deserialize(value, ContractJson.Default.CustomerEventMessage) is { } message
                ? Take(message, customer)
                : new(DeadLetterCause.WrongType, "the value must be an object");
        }
        catch (JsonException e)
        {
            return new(DeadLetterCause.MalformedJson, $"byte {e.BytePositionInLine}");
        }
    }

    /// <inheritdoc/>
    public bool MayBeRejected(InputSource source) => true;

    private DecodeFailure Take(CustomerEventMessage message, CustomerEvent record)
    {
        if (!System.Text.Encoding.UTF8.GetBytes(message.CustomerId).AsSpan().SequenceEqual(record.Key))
            return new(DeadLetterCause.KeyMismatch, null);
        record.Type = message.Type;
        record.Time = message.Time.ToUnixTimeMilliseconds();
        if (record.Time < DecoderLimits.MinTime || record.Time > Now + _maxFutureMs)
            return new(DeadLetterCause.TimeOutOfRange, null);
        record.InteractionId = message.InteractionId;
        record.StartedAt = message.StartedAt?.ToUnixTimeMilliseconds();
        record.RememberUntil = message.RememberUntil?.ToUnixTimeMilliseconds() ?? 0;
        record.AlertId = message.AlertId;
        record.Action = message.Action ?? default;
        record.By = message.By;
        record.Segment = message.Segment;
        record.Queue = message.Queue;
        record.Channel = message.Channel;
        record.Turns = message.Turns ?? 0;
        record.Remembered = message.Remembered ?? 0;
        record.End = message.End ?? 0;
        record.PeakNegative = message.PeakNegative ?? 0;
        return record.Type != CustomerEventType.Forget && string.IsNullOrEmpty(record.InteractionId) ? new(DeadLetterCause.MissingField, "interactionId")
            : record.Type == CustomerEventType.AlertAction && string.IsNullOrEmpty(record.AlertId) ? new(DeadLetterCause.MissingField, "alertId")
            : record.Type == CustomerEventType.AlertAction && message.Action is null ? new(DeadLetterCause.MissingField, "action")
            : record.Turns < 0 ? new(DeadLetterCause.ValueOutOfRange, "turns")
            : !IsValence(record.Remembered) ? new(DeadLetterCause.ValueOutOfRange, "remembered")
            : !IsValence(record.End) ? new(DeadLetterCause.ValueOutOfRange, "end")
            : !IsValence(record.PeakNegative) ? new(DeadLetterCause.ValueOutOfRange, "peakNegative")
            : default;
    }

    private static bool IsValence(double value) => value is >= -1 and <= 1;
}
