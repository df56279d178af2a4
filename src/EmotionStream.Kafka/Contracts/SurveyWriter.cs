using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Records;
using EmotionStream.Core.Surveys;

namespace EmotionStream.Kafka.Contracts;

/// <summary>Writes the JSON of the topics about surveys. The buffer is reused: each call's result is valid until the next. Not thread-safe.</summary>
internal sealed class SurveyWriter
{
    private static readonly byte[][] Statuses = WireNames.Utf8Of<SurveyStatus>();
    private readonly JsonBuffer _json = new();

    /// <summary>Writes that a customer answered.</summary>
    /// <param name="record">The <c>survey</c> event.</param>
    public ReadOnlySpan<byte> Answered(InputRecord record)
    {
        Begin(record.Key, record.Time);
        _json.Raw(",\"type\":\"survey\""u8);
        _json.Optional(",\"satisfaction\":"u8, float.IsNaN(record.Satisfaction) ? null : record.Satisfaction);
        _json.Optional(",\"effort\":"u8, float.IsNaN(record.Effort) ? null : record.Effort);
        return _json.End();
    }

    /// <summary>Writes that an interaction closed.</summary>
    /// <param name="outcome">The outcome.</param>
    public ReadOnlySpan<byte> Closed(Outcome outcome)
    {
        var final = outcome.Final;
        var ended = final.EndedAt ?? final.LastEventAt;
        Begin(final.Key.Span, ended);
        _json.Raw(",\"type\":\"outcome\""u8);
        Write(final.StartedAt, ended, final.Channel, final.Queue, final.Measures, final.EffortScore, final.MemoryModel);
        return _json.End();
    }

    /// <summary>Writes what became of a survey, or of waiting for one.</summary>
    /// <param name="interaction">The interaction id as UTF-8.</param>
    /// <param name="decided">What became of it.</param>
    public ReadOnlySpan<byte> Decided(ReadOnlySpan<byte> interaction, SurveyOutcome decided)
    {
        Begin(interaction, decided.Time);
        _json.Raw(",\"status\":"u8);
        _json.Text(Statuses[(int)decided.Status]);
        _json.Integer(",\"revision\":"u8, decided.Revision);
        if (decided.Answers.Time is { } given)
        {
            _json.Time(",\"surveyedAt\":"u8, given);
        }

        _json.Optional(",\"satisfaction\":"u8, decided.Answers.Satisfaction);
        _json.Optional(",\"customerEffort\":"u8, decided.Answers.Effort);
        _json.Integer(",\"superseded\":"u8, decided.Answers.Superseded);
        _json.Optional(",\"said\":"u8, decided.Said);
        _json.Optional(",\"predicted\":"u8, decided.Predicted);
        if (decided is { Said: { } said, Predicted: { } predicted })
            _json.Field(",\"error\":"u8, said - predicted);
        if (decided.Outcome is { } outcome)
            Write(outcome.Started, outcome.Ended, outcome.Channel, outcome.Queue, outcome.Measures, outcome.EffortScore, outcome.MemoryModel);
        return _json.End();
    }

    private void Write(long started, long ended, string? channel, string? queue, in Measures m, double effort, string? model)
    {
        _json.Time(",\"outcome\":{\"startedAt\":"u8, started);
        _json.Time(",\"endedAt\":"u8, ended);
        _json.Optional(",\"channel\":"u8, channel);
        _json.Optional(",\"queue\":"u8, queue);
        _json.Measures(m, references: false);
        _json.Field(",\"effortScore\":"u8, effort);
        _json.Optional(",\"memoryModel\":"u8, model);
        _json.Raw("}"u8);
    }

    private void Begin(ReadOnlySpan<byte> interaction, long time)
    {
        _json.Clear();
        _json.Raw("{\"interactionId\":"u8);
        _json.Text(interaction);
        _json.Time(",\"time\":"u8, time);
    }
}
