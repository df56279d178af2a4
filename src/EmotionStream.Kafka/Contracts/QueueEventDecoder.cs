using System.Text.Json;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.Kafka.Contracts;

/// <summary>Decodes <c>emotion.queue-events</c>, which the pipeline writes itself.</summary>
/// <param name="limits">Bounds.</param>
internal sealed class QueueEventDecoder(DecoderLimits limits) : OwnEventDecoder<QueueEventMessage, QueueEvent>(limits, ContractJson.Default.QueueEventMessage)
{
    private const int MaxPhrases = 64;

    /// <inheritdoc/>
    public override bool MayBeRejected(InputSource source) => true;

    /// <inheritdoc/>
    protected override DecodeFailure Take(QueueEventMessage message, QueueEvent record)
    {
        if (!IsKey(message.Queue, record))
            return new(DeadLetterCause.KeyMismatch, null);
        if (!TryTakeTime(message.Time, record))
            return new(DeadLetterCause.TimeOutOfRange, null);
        record.Type = message.Type;
        record.InteractionId = message.InteractionId;
        if (record.Type == QueueEventType.AlertAction && TakeAct(message.AlertId, message.Action, message.By, message.To, record, out record.Act) is { Failed: true } failure)
            return failure;
        record.Channel = message.Channel;
        record.Language = message.Language;
        record.Deeper = message.Deeper ?? false;
        record.Weight = message.Weight ?? 1;
        record.Turns = message.Turns ?? 0;
        record.Remembered = message.Remembered ?? 0;
        record.End = message.End ?? 0;
        record.PeakNegative = message.PeakNegative ?? 0;
        record.Alerts = message.Alerts ?? 0;
        record.Suppressed = message.Suppressed ?? 0;
        record.Complained = message.Complained ?? false;
        record.Distressed = message.Distressed ?? false;
        record.TimeToComfortMs = message.TimeToComfortMs;
        foreach (var phrase in message.Phrases ?? [])
            record.Phrases.Add(new(phrase.Stem, phrase.Text));
        return record.InteractionId.Length == 0 ? new(DeadLetterCause.MissingField, "interactionId")
            : record.Type is QueueEventType.Peak or QueueEventType.Turn && string.IsNullOrEmpty(record.Language) ? new(DeadLetterCause.MissingField, "language")
            : record.Weight < 1 ? new(DeadLetterCause.ValueOutOfRange, "weight")
            : record.Phrases.Count > MaxPhrases || record.Phrases.Exists(p => p.Stem.Length == 0 || p.Text.Length == 0) ? new(DeadLetterCause.ValueOutOfRange, "phrases")
            : record.Turns < 0 ? new(DeadLetterCause.ValueOutOfRange, "turns")
            : record.Alerts < 0 ? new(DeadLetterCause.ValueOutOfRange, "alerts")
            : record.Suppressed < 0 ? new(DeadLetterCause.ValueOutOfRange, "suppressed")
            : record.TimeToComfortMs < 0 ? new(DeadLetterCause.ValueOutOfRange, "timeToComfortMs")
            : !IsValence(record.Remembered) ? new(DeadLetterCause.ValueOutOfRange, "remembered")
            : !IsValence(record.End) ? new(DeadLetterCause.ValueOutOfRange, "end")
            : !IsValence(record.PeakNegative) ? new(DeadLetterCause.ValueOutOfRange, "peakNegative")
            : default;
    }
}
