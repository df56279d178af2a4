using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// Decodes <c>emotion.customer-events</c>. The pipeline writes them itself, and a command may; whatever is wrong is a <see cref="DecodeFailure"/> all the same, never an exception.
/// </summary>
/// <param name="limits">Bounds.</param>
internal sealed class CustomerEventDecoder(DecoderLimits limits) : OwnEventDecoder<CustomerEventMessage, CustomerEvent>(limits, ContractJson.Default.CustomerEventMessage)
{
    /// <inheritdoc/>
    public override bool MayBeRejected(InputSource source) => true;

    protected override DecodeFailure Take(CustomerEventMessage message, CustomerEvent record)
    {
        if (!IsKey(message.CustomerId, record))
            return new(DeadLetterCause.KeyMismatch, null);
        record.Type = message.Type;
        if (!TryTakeTime(message.Time, record))
            return new(DeadLetterCause.TimeOutOfRange, null);
        record.InteractionId = message.InteractionId;
        record.StartedAt = message.StartedAt?.ToUnixTimeMilliseconds();
        record.RememberUntil = message.RememberUntil?.ToUnixTimeMilliseconds() ?? 0;
        if (record.Type == CustomerEventType.AlertAction && TakeAct(message.AlertId, message.Action, message.By, message.To, record, out record.Act) is { Failed: true } failure)
            return failure;
        record.Segment = message.Segment;
        if (message.Moments is { } moments)
            record.Moments.AddRange(moments);
        record.Queue = message.Queue;
        record.Channel = message.Channel;
        record.Turns = message.Turns ?? 0;
        record.Remembered = message.Remembered ?? 0;
        record.End = message.End ?? 0;
        record.PeakNegative = message.PeakNegative ?? 0;
        return record.Type != CustomerEventType.Forget && string.IsNullOrEmpty(record.InteractionId) ? new(DeadLetterCause.MissingField, "interactionId")
            : record.Turns < 0 ? new(DeadLetterCause.ValueOutOfRange, "turns")
            : !IsValence(record.Remembered) ? new(DeadLetterCause.ValueOutOfRange, "remembered")
            : !IsValence(record.End) ? new(DeadLetterCause.ValueOutOfRange, "end")
            : !IsValence(record.PeakNegative) ? new(DeadLetterCause.ValueOutOfRange, "peakNegative")
            : default;
    }
}

