using EmotionStream.Core.Alerts;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Core.Repeats;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// Writes the JSON of the output topics; <c>docs/contracts/</c> has the schemas. Absent values are left out. The buffer is reused: each call's
/// result is valid until the next. Not thread-safe.
/// </summary>
internal sealed class OutputWriter
{
    private static readonly byte[][] Sources = WireNames.Utf8Of<InputSource>();
    private static readonly byte[][] Origins = WireNames.Utf8Of<ScoreOrigin>();
    private static readonly byte[][] Abstentions = WireNames.Utf8Of<AbstentionReason>();
    private static readonly byte[][] Labels = WireNames.Utf8Of<EmotionLabel>();
    private static readonly byte[][] States = WireNames.Utf8Of<AlertState>();
    private static readonly byte[][] Severities = WireNames.Utf8Of<AlertSeverity>();
    private static readonly byte[][] CloseReasons = WireNames.Utf8Of<CloseReason>();
    private readonly JsonBuffer _json = new();

    /// <summary>Writes a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="model">Name and version of the model; null when the score was supplied.</param>
    public ReadOnlySpan<byte> Write(in Reading reading, string? model)
    {
        var record = reading.Record;
        var score = reading.Score;
        Begin(record.Key);
        _json.Raw(",\"time\":"u8);
        _json.Time(record.Time);
        _json.Raw(",\"source\":"u8);
        _json.Text(Sources[(int)record.Source]);
        _json.Raw(",\"offset\":"u8);
        _json.Integer(record.Offset);
        _json.Raw(",\"origin\":"u8);
        _json.Text(Origins[(int)record.ScoreOrigin]);
        _json.Optional(",\"model\":"u8, model);
        if (score.Abstention != AbstentionReason.None)
        {
            _json.Raw(",\"abstention\":"u8);
            _json.Text(Abstentions[(int)score.Abstention]);
        }
        else
        {
            _json.Field(",\"valence\":"u8, score.Valence);
            _json.Field(",\"arousal\":"u8, score.Arousal);
            _json.Field(",\"confidence\":"u8, score.Confidence);
            _json.Field(",\"arousalConfidence\":"u8, score.ArousalConfidence);
            WriteEmotions(score.Emotions);
        }

        return _json.End();
    }

    /// <summary>Writes a live state.</summary>
    /// <param name="state">The state.</param>
    public ReadOnlySpan<byte> Write(InteractionSnapshot state)
    {
        Begin(state.Key.Span);
        WriteCommon(state);
        _json.Raw(",\"onHold\":"u8);
        _json.Truth(state.OnHold);
        _json.Field(",\"lastArousal\":"u8, state.LastArousal);
        _json.Raw(",\"lateEvents\":"u8);
        _json.Integer(state.LateEvents);
        _json.Raw(",\"openAlerts\":"u8);
        _json.Texts(state.OpenAlerts);
        if (state.ToEndWell is { } needed)
            WriteEndNeeded(needed);
        return _json.End();
    }

    /// <summary>Writes an outcome: only what depends on the set of events, nothing judged at arrival.</summary>
    /// <param name="outcome">The outcome.</param>
    public ReadOnlySpan<byte> Write(Outcome outcome)
    {
        Begin(outcome.Final.Key.Span);
        _json.Raw(",\"reason\":"u8);
        _json.Text(CloseReasons[(int)outcome.Reason]);
        WriteCommon(outcome.Final);
        if (outcome.Satisfaction is { } satisfaction)
            _json.Field(",\"satisfaction\":"u8, satisfaction);
        if (outcome.CustomerEffort is { } effort)
            _json.Field(",\"customerEffort\":"u8, effort);
        _json.Optional(",\"memoryModel\":"u8, outcome.Final.MemoryModel);
        if (outcome.RepeatContact is { } repeat)
            WriteRepeat(repeat);
        return _json.End();
    }

    /// <summary>Writes a step of an alert.</summary>
    /// <param name="alert">The step.</param>
    public ReadOnlySpan<byte> Write(Alert alert)
    {
        _json.Clear();
        _json.Raw("{\"alertId\":"u8);
        _json.Text(alert.AlertId);
        _json.Raw(",\"interactionId\":"u8);
        _json.Text(alert.InteractionId);
        _json.Raw(",\"rule\":"u8);
        _json.Text(alert.Rule);
        _json.Raw(",\"state\":"u8);
        _json.Text(States[(int)alert.State]);
        _json.Raw(",\"severity\":"u8);
        _json.Text(Severities[(int)alert.Severity]);
        _json.Raw(",\"measure\":"u8);
        _json.Text(alert.Measure);
        _json.Field(",\"value\":"u8, alert.Value);
        _json.Field(",\"threshold\":"u8, alert.Threshold);
        _json.Raw(",\"openedBy\":"u8);
        WriteReference(alert.OpenedBy);
        _json.Raw(",\"time\":"u8);
        _json.Time(alert.Time);
        _json.Optional(",\"queue\":"u8, alert.Queue);
        _json.Optional(",\"channel\":"u8, alert.Channel);
        _json.Optional(",\"language\":"u8, alert.Language);
        _json.Optional(",\"agentId\":"u8, alert.AgentId);
        _json.Optional(",\"customerId\":"u8, alert.CustomerId);
        _json.Optional(",\"excerpt\":"u8, alert.Excerpt);
        _json.Optional(",\"moment\":"u8, alert.Moment);
        _json.Optional(",\"playbook\":"u8, alert.Playbook);
        _json.Optional(",\"by\":"u8, alert.By);
        _json.Optional(",\"to\":"u8, alert.To);
        _json.Optional(",\"reason\":"u8, alert.Reason);
        return _json.End();
    }

    private void WriteCommon(InteractionSnapshot state)
    {
        _json.Raw(",\"startedAt\":"u8);
        _json.Time(state.StartedAt);
        _json.Raw(",\"lastEventAt\":"u8);
        _json.Time(state.LastEventAt);
        if (state.EndedAt is { } ended)
        {
            _json.Raw(",\"endedAt\":"u8);
            _json.Time(ended);
        }

        _json.Optional(",\"customerId\":"u8, state.CustomerId);
        _json.Optional(",\"channel\":"u8, state.Channel);
        _json.Optional(",\"queue\":"u8, state.Queue);
        _json.Optional(",\"agentId\":"u8, state.AgentId);
        _json.Optional(",\"language\":"u8, state.Language);
        WriteMeasures(ref state.Measures);
        ref var effort = ref state.Effort;
        _json.Raw(",\"effort\":{\"score\":"u8);
        _json.Number(state.EffortScore);
        _json.Raw(",\"transfers\":"u8);
        _json.Integer(effort.Transfers);
        _json.Raw(",\"holds\":"u8);
        _json.Integer(effort.Holds);
        _json.Raw(",\"holdMs\":"u8);
        _json.Integer(effort.HoldMs);
        _json.Raw(",\"channelSwitches\":"u8);
        _json.Integer(effort.ChannelSwitches);
        _json.Raw(",\"selfServiceFailures\":"u8);
        _json.Integer(effort.SelfServiceFailures);
        _json.Raw(",\"informationRepeats\":"u8);
        _json.Integer(effort.InformationRepeats);
        _json.Raw(",\"repeatsSaid\":"u8);
        _json.Integer(effort.RepeatsSaid);
        _json.Raw(",\"repeatsGiven\":"u8);
        _json.Integer(effort.RepeatsGiven);
        _json.Raw("},\"abstentions\":"u8);
        _json.Integer(state.Abstentions);
        if (state.Moments.Count > 0)
        {
            _json.Raw(",\"moments\":"u8);
            _json.Texts(state.Moments);
        }
    }

    private void WriteMeasures(ref Core.Memory.Measures m)
    {
        _json.Raw(",\"turns\":"u8);
        _json.Integer(m.Turns);
        _json.Field(",\"mean\":"u8, m.Mean);
        _json.Field(",\"begin\":"u8, m.Begin);
        _json.Field(",\"end\":"u8, m.End);
        _json.Field(",\"peak\":"u8, m.Peak);
        _json.Field(",\"peakNegative\":"u8, m.PeakNegative);
        if (m.PeakNegativeAt is { } negative)
        {
            _json.Raw(",\"peakNegativeAt\":"u8);
            WriteReference(negative);
        }

        _json.Field(",\"peakPositive\":"u8, m.PeakPositive);
        if (m.PeakPositiveAt is { } positive)
        {
            _json.Raw(",\"peakPositiveAt\":"u8);
            WriteReference(positive);
        }

        _json.Field(",\"peakEnd\":"u8, m.PeakEnd);
        _json.Field(",\"troughEnd\":"u8, m.TroughEnd);
        _json.Field(",\"trend\":"u8, m.Trend);
        _json.Raw(",\"recovered\":"u8);
        _json.Truth(m.Recovered);
        _json.Field(",\"remembered\":"u8, m.Remembered);
        _json.Field(",\"lastValence\":"u8, m.LastValence);
        _json.Field(",\"lastSmoothed\":"u8, m.LastSmoothed);
    }

    private void WriteEndNeeded(in Core.Memory.EndNeeded needed)
    {
        _json.Field(",\"toEndWell\":{\"target\":"u8, needed.Target);
        if (needed.End is { } end)
            _json.Field(",\"end\":"u8, end);
        _json.Raw(",\"reachable\":"u8);
        _json.Truth(needed.IsReachable);
        if (needed.Turns is { } turns)
        {
            _json.Raw(",\"turns\":"u8);
            _json.Integer(turns);
        }

        _json.Raw("}"u8);
    }

    private void WriteRepeat(RepeatEstimate repeat)
    {
        _json.Field(",\"repeatContact\":{\"probability\":"u8, repeat.Probability);
        _json.Field(",\"withinDays\":"u8, repeat.Window.TotalDays);
        _json.Raw(",\"model\":"u8);
        _json.Text(repeat.Model);
        _json.Raw(",\"reasons\":["u8);
        for (var i = 0; i < repeat.Reasons.Count; i++)
        {
            _json.Raw(i > 0 ? ",{\"feature\":"u8 : "{\"feature\":"u8);
            _json.Text(repeat.Reasons[i].Feature);
            _json.Field(",\"effect\":"u8, repeat.Reasons[i].Effect);
            _json.Raw("}"u8);
        }

        _json.Raw("]}"u8);
    }

    private void WriteEmotions(in EmotionProbabilities probabilities)
    {
        var top = probabilities.Top;
        if (top == EmotionLabel.Unknown)
            return;
        _json.Raw(",\"emotion\":"u8);
        _json.Text(Labels[(int)top]);
        _json.Raw(",\"emotions\":{"u8);
        ReadOnlySpan<float> values = probabilities;
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                _json.Raw(","u8);
            _json.Text(Labels[i]);
            _json.Field(":"u8, values[i]);
        }

        _json.Raw("}"u8);
    }

    private void WriteReference(in EventReference reference)
    {
        _json.Raw("{\"time\":"u8);
        _json.Time(reference.Time);
        _json.Raw(",\"source\":"u8);
        _json.Text(Sources[(int)reference.Source]);
        _json.Raw(",\"offset\":"u8);
        _json.Integer(reference.Offset);
        _json.Raw("}"u8);
    }

    private void Begin(ReadOnlySpan<byte> key)
    {
        _json.Clear();
        _json.Raw("{\"interactionId\":"u8);
        _json.Text(key);
    }
}
