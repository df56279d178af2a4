using System.Runtime.CompilerServices;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Records;
using EmotionStream.Core.Repeats;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Interactions;

/// <summary>Reads measures from a state: for rules as plain numbers, for people with their evidence.</summary>
/// <param name="options">The memory model and its constants.</param>
/// <param name="moments">The moments of truth in force.</param>
public sealed class MeasureReader(InteractionOptions options, MomentCatalogue moments)
{
    private readonly string _memoryName = options.MemoryName;
    private readonly float _lambda = (float)options.NegativityWeight;
    private readonly int _audioTurnMs = (int)options.AudioTurn.TotalMilliseconds;

    /// <summary>The fold over all turns of an interaction, settled or not.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="endBefore">The end without the last turn.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TurnFold Live(ref InteractionState state, out float endBefore) => TurnList.Live(ref state, _audioTurnMs, out endBefore);

    /// <summary>When the customer was in distress and when it was over, over all turns.</summary>
    /// <param name="state">The interaction.</param>
    public DistressTimes Distress(ref InteractionState state) => TurnList.LiveDistress(ref state, _audioTurnMs);

    /// <summary>The mean of all turns: Σwx / Σw; 0 before the first turn.</summary>
    /// <param name="state">The interaction.</param>
    public static double Mean(in InteractionState state) => state.SumWeight == 0 ? 0 : (double)state.SumWeightedValence / state.SumWeight;

    /// <summary>
    /// The newest arousal: of the newest text and of the newest span of sound, Σwx / Σw where both are of one span, else the newer one's; 0 before one was told.
    /// </summary>
    /// <param name="state">The interaction.</param>
    public float Arousal(in InteractionState state)
    {
        var text = state.TextArousal / 10_000f;
        if (state.Extras is not { VoiceArousalWeight: > 0 } extras)
            return text;
        var voice = (float)extras.WeightedVoiceArousal / extras.VoiceArousalWeight;
        var lead = (long)state.TextArousalAt - extras.VoiceArousalSpan;
        if (lead < 0 || lead >= _audioTurnMs)
            return lead < 0 ? voice : text;
        var (textWeight, voiceWeight) = (state.TextArousalWeight / 255f, (float)extras.VoiceArousalWeight / TurnEntry.One);
        return ((textWeight * text) + (voiceWeight * voice)) / (textWeight + voiceWeight);
    }

    /// <summary>All measures as rules judge them, silence excepted.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="fold">Its fold.</param>
    /// <param name="endBefore">The end before the last turn.</param>
    /// <param name="now">Until when an open hold has lasted, relative to the origin.</param>
    /// <param name="values">Receives the values.</param>
    public void Read(in InteractionState state, in TurnFold fold, float endBefore, int now, ref MeasureValues values)
    {
        var mean = (float)Mean(state);
        var (begin, end) = (fold.Begin, fold.End);
        values[AlertMeasure.Valence] = fold.LastValence;
        values[AlertMeasure.Arousal] = Arousal(state);
        values[AlertMeasure.SmoothedValence] = fold.LastSmoothed;
        values[AlertMeasure.Mean] = mean;
        values[AlertMeasure.End] = end;
        values[AlertMeasure.Trend] = end - begin;
        values[AlertMeasure.PeakNegative] = fold.PeakNegative;
        values[AlertMeasure.PeakPositive] = fold.PeakPositive;
        values[AlertMeasure.Remembered] = Remembered(fold, mean, end);
        values[AlertMeasure.Drop] = fold.LastValence - endBefore;
        var cues = state.Extras?.Cues;
        if (cues is not null)
            values[AlertMeasure.Moments] = cues.MomentCount;
        if (cues is not null || state.Extras?.Silences is not null || state.Transfers + state.Holds + state.ChannelSwitches + state.SelfServiceFailures + state.InformationRepeats > 0)
            values[AlertMeasure.Effort] = (float)options.Effort.Score(EffortMeasure.Counts(state, now));
    }

    /// <summary>All measures with their evidence.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="fold">Its fold.</param>
    public Measures Describe(in InteractionState state, in TurnFold fold)
    {
        var mean = Mean(state);
        return new Measures
        {
            Turns = fold.Count + LateTurns(state),
            Mean = mean,
            End = fold.End,
            Begin = fold.Begin,
            PeakNegative = fold.PeakNegative,
            PeakNegativeAt = fold.PeakNegative < 0 ? EventOrder.Unpack(state.Absolute(fold.PeakNegativeTime), fold.PeakNegativeOrder) : null,
            PeakPositive = fold.PeakPositive,
            PeakPositiveAt = fold.PeakPositive > 0 ? EventOrder.Unpack(state.Absolute(fold.PeakPositiveTime), fold.PeakPositiveOrder) : null,
            LastValence = fold.LastValence,
            LastSmoothed = fold.LastSmoothed,
            Peak = fold.Peak(_lambda),
            PeakEnd = fold.Remembered(MemoryModel.PeakEnd, (float)mean, _lambda),
            TroughEnd = fold.Remembered(MemoryModel.TroughEnd, (float)mean, _lambda),
            Trend = fold.Trend,
            Recovered = fold.PeakNegative <= -options.RecoveryThreshold && fold.End >= 0,
            Remembered = Remembered(fold, (float)mean, fold.End),
        };
    }

    /// <summary>Fills a snapshot with everything but the open alerts.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="fold">Its fold.</param>
    /// <param name="key">The interaction id as UTF-8.</param>
    /// <param name="snapshot">Receives the state.</param>
    public void Fill(ref InteractionState state, in TurnFold fold, ReadOnlyMemory<byte> key, InteractionSnapshot snapshot)
    {
        var profile = state.Profile ?? InteractionProfile.Unknown;
        snapshot.Key = key;
        snapshot.StartedAt = state.Absolute(StartOf(ref state));
        snapshot.LastEventAt = state.Absolute(state.LastEventAt);
        snapshot.EndedAt = state.HasEnded ? state.Absolute(state.EndedAt) : null;
        snapshot.OnHold = state.OpenHolds > 0 && !state.HasEnded;
        snapshot.CustomerId = profile.CustomerId;
        snapshot.Segment = profile.Segment;
        snapshot.Channel = profile.Channel;
        snapshot.Queue = profile.Queue;
        snapshot.AgentId = profile.AgentId;
        snapshot.Language = profile.Language;
        snapshot.MemoryModel = _memoryName;
        snapshot.Measures = Describe(state, fold);
        snapshot.ToEndWell = fold.Count == 0 || options.Fitted is not null
            ? null
            : EndNeeded.Of(
                fold, options.Memory, state.SumWeightedValence / (double)TurnEntry.One, state.SumWeight / (double)TurnEntry.One, _lambda, options.RememberedTarget, options.GoodTurn);
        snapshot.Effort = EffortMeasure.Counts(state, state.LastEventAt);
        snapshot.EffortScore = options.Effort.Score(snapshot.Effort);
        snapshot.LastArousal = Arousal(state);
        snapshot.Abstentions = Abstentions(ref state);
        snapshot.LateEvents = state.Extras?.Late.Length ?? 0;
        snapshot.OpenAlerts.Clear();
        snapshot.Moments.Clear();
        if (state.Extras?.Cues is { } cues)
            moments.List(cues.Moments, snapshot.Moments);
    }

    /// <summary>How likely the customer is to be back; null without a model.</summary>
    /// <param name="final">The interaction's last snapshot.</param>
    public RepeatEstimate? Repeat(InteractionSnapshot final)
    {
        ArgumentNullException.ThrowIfNull(final);
        return options.Repeat?.Estimate(RepeatFeatures.Of(final.Measures, final.Effort, final.Moments.Count, (final.EndedAt ?? final.LastEventAt) - final.StartedAt));
    }

    private float Remembered(in TurnFold fold, float mean, float end) =>
        options.Fitted is { } fitted ? fitted.Score(fold, mean) : fold.Remembered(options.Memory, mean, end, _lambda);

    // `started` says when it began; without it the first customer turn does, and before that whatever came first.
    private static int StartOf(ref InteractionState state)
    {
        if (state.BeganAt != InteractionState.Never)
            return state.BeganAt;
        var turns = TurnList.Unsettled(ref state);
        return turns.Length > 0 ? turns[0].Time : state.HasEnded ? state.EndedAt : 0;
    }

    private static int LateTurns(in InteractionState state)
    {
        var count = 0;
        foreach (ref readonly var turn in LateOf(state))
            count += turn.Weight > 0 ? 1 : 0;
        return count;
    }

    private static int Abstentions(ref InteractionState state)
    {
        int count = state.SettledAbstentions;
        foreach (ref readonly var turn in TurnList.Unsettled(ref state))
            count += turn.Weight == 0 ? 1 : 0;
        foreach (ref readonly var turn in LateOf(state))
            count += turn.Weight == 0 ? 1 : 0;
        return count;
    }

    private static ReadOnlySpan<TurnEntry> LateOf(in InteractionState state) => state.Extras is { } extras ? extras.Late : [];
}
