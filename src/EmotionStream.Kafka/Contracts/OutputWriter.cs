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
        _json.Time(",\"time\":"u8, record.Time);
        _json.Raw(",\"source\":"u8);
        _json.Text(Sources[(int)record.Source]);
        _json.Integer(",\"offset\":"u8, record.Offset);
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
        _json.Truth(",\"onHold\":"u8, state.OnHold);
        _json.Field(",\"lastArousal\":"u8, state.LastArousal);
        _json.Integer(",\"lateEvents\":"u8, state.LateEvents);
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
        _json.Optional(",\"satisfaction\":"u8, outcome.Satisfaction);
        _json.Optional(",\"customerEffort\":"u8, outcome.CustomerEffort);
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
        _json.Reference(",\"openedBy\":"u8, alert.OpenedBy);
        _json.Time(",\"time\":"u8, alert.Time);
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
        _json.Time(",\"startedAt\":"u8, state.StartedAt);
        _json.Time(",\"lastEventAt\":"u8, state.LastEventAt);
        if (state.EndedAt is { } ended)
        {
            _json.Time(",\"endedAt\":"u8, ended);
        }

        _json.Optional(",\"customerId\":"u8, state.CustomerId);
        _json.Optional(",\"channel\":"u8, state.Channel);
        _json.Optional(",\"queue\":"u8, state.Queue);
        _json.Optional(",\"agentId\":"u8, state.AgentId);
        _json.Optional(",\"language\":"u8, state.Language);
        _json.Measures(state.Measures, references: true);
        ref var effort = ref state.Effort;
        _json.Raw(",\"effort\":{\"score\":"u8);
        _json.Number(state.EffortScore);
        _json.Integer(",\"transfers\":"u8, effort.Transfers);
        _json.Integer(",\"holds\":"u8, effort.Holds);
        _json.Integer(",\"holdMs\":"u8, effort.HoldMs);
        _json.Integer(",\"silenceMs\":"u8, effort.SilenceMs);
        _json.Integer(",\"channelSwitches\":"u8, effort.ChannelSwitches);
        _json.Integer(",\"selfServiceFailures\":"u8, effort.SelfServiceFailures);
        _json.Integer(",\"informationRepeats\":"u8, effort.InformationRepeats);
        _json.Integer(",\"repeatsSaid\":"u8, effort.RepeatsSaid);
        _json.Integer(",\"repeatsGiven\":"u8, effort.RepeatsGiven);
        _json.Integer("},\"abstentions\":"u8, state.Abstentions);
        if (state.Moments.Count > 0)
        {
            _json.Raw(",\"moments\":"u8);
            _json.Texts(state.Moments);
        }
    }

    private void WriteEndNeeded(in Core.Memory.EndNeeded needed)
    {
        _json.Field(",\"toEndWell\":{\"target\":"u8, needed.Target);
        _json.Optional(",\"end\":"u8, needed.End);
        _json.Truth(",\"reachable\":"u8, needed.IsReachable);
        if (needed.Turns is { } turns)
        {
            _json.Integer(",\"turns\":"u8, turns);
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

    private void Begin(ReadOnlySpan<byte> key)
    {
        _json.Clear();
        _json.Raw("{\"interactionId\":"u8);
        _json.Text(key);
    }
}
