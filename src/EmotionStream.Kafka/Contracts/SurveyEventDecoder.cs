using System.Text;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.Kafka.Contracts;

/// <summary>Decodes <c>emotion.survey-events</c>.</summary>
/// <param name="limits">Bounds.</param>
internal sealed class SurveyEventDecoder(DecoderLimits limits) : OwnEventDecoder<SurveyEventMessage, SurveyEvent>(limits, ContractJson.Default.SurveyEventMessage)
{
    // States are kept for weeks: a queue's name should not be kept once for each.
    private readonly Utf8StringPool _labels = new();

    protected override DecodeFailure Take(SurveyEventMessage message, SurveyEvent record)
    {
        if (!IsKey(message.InteractionId, record))
            return new(DeadLetterCause.KeyMismatch, null);
        record.Type = message.Type;
        if (!TryTakeTime(message.Time, record))
            return new(DeadLetterCause.TimeOutOfRange, null);
        return record.Type == SurveyEventType.Outcome ? TakeOutcome(message.Outcome, record) : TakeAnswer(message, record);
    }

    private static DecodeFailure TakeAnswer(SurveyEventMessage message, SurveyEvent record)
    {
        (record.Satisfaction, record.Effort) = ((float?)message.Satisfaction, (float?)message.Effort);
        return message is { Satisfaction: null, Effort: null } ? new(DeadLetterCause.MissingField, "satisfaction")
            : message.Satisfaction is not (null or (>= 1 and <= 5)) ? new(DeadLetterCause.ValueOutOfRange, "satisfaction")
            : message.Effort is not (null or (>= 1 and <= 7)) ? new(DeadLetterCause.ValueOutOfRange, "effort")
            : default;
    }

    private DecodeFailure TakeOutcome(SurveyedOutcomeMessage? message, SurveyEvent record)
    {
        if (message is null)
            return new(DeadLetterCause.MissingField, "outcome");
        if (message.Turns < 0 || message.EffortScore < 0)
            return new(DeadLetterCause.ValueOutOfRange, message.Turns < 0 ? "turns" : "effortScore");
        var outcome = message.ToOutcome();
        var m = outcome.Measures;
        ReadOnlySpan<double> valences = [m.Mean, m.Begin, m.End, m.Peak, m.PeakNegative, m.PeakPositive, m.PeakEnd, m.TroughEnd, m.Remembered, m.LastValence, m.LastSmoothed];
        foreach (var valence in valences)
            if (!IsValence(valence))
                return new(DeadLetterCause.ValueOutOfRange, "outcome");
        record.Outcome = outcome with { Channel = Pooled(outcome.Channel), Queue = Pooled(outcome.Queue), MemoryModel = Pooled(outcome.MemoryModel) };
        return default;
    }

    private string? Pooled(string? label) => label is null ? null : _labels.Get(Encoding.UTF8.GetBytes(label));
}
