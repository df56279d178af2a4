using System.Numerics;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// Judges rules and leads alerts through their life. Alerts are judged at arrival, on what is known then. Where a rule stands is in the
/// <see cref="RuleStates"/>; a rule that has never been near its threshold costs one comparison and no memory.
/// </summary>
public sealed class AlertDetector
{
    private readonly CompiledRule[] _rules;
    private readonly Thresholds[] _thresholds;
    private readonly AlertPublisher _publisher;
    private readonly IGraphOutput _output;
    private readonly RuleStates _states;
    private readonly uint _timeRules;

    /// <summary>Makes a detector.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="states">Where they stand.</param>
    /// <param name="output">Where alerts go.</param>
    /// <param name="moments">The moments of truth in force.</param>
    public AlertDetector(RuleSet rules, RuleStates states, IGraphOutput output, MomentCatalogue moments)
    {
        _rules = [.. rules.Rules.Select((rule, index) => new CompiledRule(rule, index))];
        _thresholds = [.. Enum.GetValues<AlertTrigger>().Select(trigger => new Thresholds(_rules, trigger))];
        _publisher = new AlertPublisher(output, moments);
        _output = output;
        _states = states;
        foreach (ref readonly var rule in _rules.AsSpan())
            _timeRules |= rule.Trigger == AlertTrigger.Time ? 1u << rule.Index : 0;
    }

    /// <summary>Judges the rules of a trigger, and whether alerts already open get worse or are over.</summary>
    /// <param name="context">The interaction and the record.</param>
    /// <param name="state">Its state.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="values">The measures now.</param>
    /// <param name="turns">Customer turns so far.</param>
    public void Judge(InteractionContext context, ref InteractionState state, AlertTrigger trigger, ref MeasureValues values, int turns)
    {
        var passed = _thresholds[(int)trigger].Passed(ref values);
        if (passed == 0 && state.Rules == 0)
            return;
        var known = _states.MaskOf(state.Rules);
        for (var fresh = passed & ~known; fresh != 0; fresh &= fresh - 1)
        {
            ref readonly var rule = ref _rules[BitOperations.TrailingZeroCount(fresh)];
            if (rule.MayOpen(ref values, turns, state.Profile))
                Begin(context, ref state, rule, values[rule.Measure]);
        }

        if (trigger != AlertTrigger.Time)
            known &= ~_timeRules;
        for (; known != 0; known &= known - 1)
        {
            ref readonly var rule = ref _rules[BitOperations.TrailingZeroCount(known)];
            var at = _states.Find(state.Rules, rule.Index);
            var value = values[rule.Measure];
            if (_states[at].IsOpen)
            {
                Follow(context, ref state, rule, at, value);
                continue;
            }

            // What another trigger judges may not open a rule, but it does not break the time its condition has held either.
            var holds = rule.Badness(value) >= rule.Open && rule.MayOpen(ref values, turns, state.Profile);
            Wait(context, ref state, rule, at, value, holds, mayOpen: holds && rule.Trigger == trigger);
        }
    }

    /// <summary>Somebody was heard: silences are over.</summary>
    /// <param name="context">The interaction and the record.</param>
    /// <param name="state">Its state.</param>
    public void Heard(InteractionContext context, ref InteractionState state)
    {
        if (state.Rules == 0)
            return;
        for (var known = _states.MaskOf(state.Rules) & _timeRules; known != 0; known &= known - 1)
        {
            ref readonly var rule = ref _rules[BitOperations.TrailingZeroCount(known)];
            var at = _states.Find(state.Rules, rule.Index);
            if (_states[at].IsOpen)
                Follow(context, ref state, rule, at, value: 0);
            else
                Wait(context, ref state, rule, at, value: 0, holds: false, mayOpen: false);
        }
    }

    /// <summary>When silence should next be judged, relative to the origin; <see cref="int.MaxValue"/> when it need not be.</summary>
    /// <param name="state">The interaction.</param>
    public int NextSilence(in InteractionState state)
    {
        if (_timeRules == 0 || state.HasEnded || state.OpenHolds > 0 || state.IsClosed)
            return int.MaxValue;
        var next = long.MaxValue;
        foreach (ref readonly var rule in _rules.AsSpan())
        {
            if (rule.Trigger != AlertTrigger.Time)
                continue;
            var seconds = rule.Rule.Open;
            if (_states.Find(state.Rules, rule.Index) is var at and not 0)
            {
                ref readonly var known = ref _states[at];
                if (known.Phase == RulePhase.Cooling)
                    seconds = Math.Max(seconds, ((long)known.Time - state.LastHeardAt) / 1000.0);
                else
                    seconds = rule.Rule.UpdateStep > 0 ? known.Published + rule.Rule.UpdateStep : double.PositiveInfinity;
            }

            if (double.IsFinite(seconds))
                next = Math.Min(next, state.LastHeardAt + (long)Math.Ceiling(seconds * 1000));
        }

        return (int)Math.Min(next, int.MaxValue);
    }

    /// <summary>Applies what somebody did about an alert.</summary>
    /// <param name="context">The interaction and an alert action.</param>
    /// <returns>False when the interaction has no such open alert.</returns>
    public bool Act(InteractionContext context)
    {
        ref var state = ref context.State;
        var record = context.Record!;
        for (var at = state.Rules; at != 0; at = _states[at].Next)
        {
            ref readonly var known = ref _states[at];
            ref readonly var rule = ref _rules[known.Rule];
            if (!known.IsOpen || !string.Equals(AlertId.Format(AlertPublisher.IdOf(context, rule, known)), record.AlertId, StringComparison.Ordinal))
                continue;
            if (record.ActionType == AlertActionType.Closed)
            {
                _publisher.Publish(context, rule, known, AlertState.Closed, known.Published, record.By, "action");
                Cool(context, ref state, rule, at);
            }
            else if (record.ActionType == AlertActionType.Released)
            {
                _states.Write(at).Phase = RulePhase.Open;
                _publisher.Publish(context, rule, known, AlertState.Updated, known.Published, record.By, AlertPublisher.Name(record.ActionType));
            }
            else
            {
                _states.Write(at).Phase = RulePhase.Acknowledged;
                _publisher.Publish(context, rule, known, AlertState.Acknowledged, known.Published, record.By, AlertPublisher.Name(record.ActionType));
            }

            return true;
        }

        return false;
    }

    /// <summary>Closes the alerts of an interaction that closed or whose follow-up time is over, and forgets its rules.</summary>
    /// <param name="context">The interaction.</param>
    /// <param name="reason">Why.</param>
    /// <param name="outliving">Whether alerts that outlive the interaction are closed too.</param>
    public void CloseAll(InteractionContext context, string reason, bool outliving)
    {
        ref var state = ref context.State;
        for (int at = state.Rules, next; at != 0; at = next)
        {
            ref readonly var known = ref _states[at];
            ref readonly var rule = ref _rules[known.Rule];
            next = known.Next;
            if (known.IsOpen && rule.Rule.OutlivesInteraction && !outliving)
                continue;
            if (known.IsOpen)
                _publisher.Publish(context, rule, known, AlertState.Closed, known.Published, by: null, reason);
            _states.Remove(ref state.Rules, at);
        }
    }

    /// <summary>The transaction is over: the alerts published in it are used again.</summary>
    public void EndTransaction() => _publisher.Reset();

    /// <summary>Adds the names of the open alerts.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="names">Receives the names.</param>
    public void ListOpen(in InteractionState state, ICollection<string> names)
    {
        Span<int> handles = stackalloc int[RuleSet.MaxRules];
        foreach (var at in _states.OldestFirst(state.Rules, handles))
            if (_states[at].IsOpen)
                names.Add(_rules[_states[at].Rule].Rule.Name);
    }

    private void Begin(InteractionContext context, ref InteractionState state, in CompiledRule rule, float value)
    {
        var at = _states.Add(ref state.Rules, new RuleState { Rule = rule.Index, Phase = RulePhase.Pending, Time = state.Relative(context.Time) });
        if (rule.ForMs == 0)
            OpenAlert(context, rule, at, value);
    }

    // A rule that is pending or cools down.
    private void Wait(InteractionContext context, ref InteractionState state, in CompiledRule rule, int at, float value, bool holds, bool mayOpen)
    {
        ref readonly var known = ref _states[at];
        var now = state.Relative(context.Time);
        switch (known.Phase)
        {
            case RulePhase.Pending when !holds:
                _states.Remove(ref state.Rules, at);
                break;
            case RulePhase.Pending:
                if (mayOpen && now - (long)known.Time >= rule.ForMs)
                    OpenAlert(context, rule, at, value);
                break;
            case RulePhase.Cooling when rule.OnlyGrows && rule.Badness(value) - rule.Badness(known.Published) < rule.UpdateStep:
                // Somebody took care of what was counted; what was counted stays, so only more of it is news.
                break;
            case RulePhase.Cooling when now >= known.Time:
                _states.Remove(ref state.Rules, at);
                if (mayOpen)
                    Begin(context, ref state, rule, value);
                break;
            default:
                if (!mayOpen)
                    break;
                if (state.AlertsSuppressed < byte.MaxValue)
                    state.AlertsSuppressed++;
                _output.Suppressed(rule.Rule.Name, "cooldown");
                break;
        }
    }

    // A rule whose alert is open: over, worse or as it was.
    private void Follow(InteractionContext context, ref InteractionState state, in CompiledRule rule, int at, float value)
    {
        ref readonly var known = ref _states[at];
        var badness = rule.Badness(value);
        if (badness <= rule.Close)
        {
            _publisher.Publish(context, rule, known, AlertState.Closed, value, by: null, "recovered");
            Cool(context, ref state, rule, at);
        }
        else if (badness - rule.Badness(known.Published) >= rule.UpdateStep)
        {
            _states.Write(at).Published = value;
            _publisher.Publish(context, rule, known, AlertState.Updated, value, by: null, reason: null);
        }
    }

    private void OpenAlert(InteractionContext context, in CompiledRule rule, int at, float value)
    {
        ref var known = ref _states.Write(at);
        known.Phase = RulePhase.Open;
        known.Time = context.State.Relative(context.Time);
        known.OpenedBy = context.Record is { } record ? EventOrder.Pack(record.Source, record.Offset) : EventOrder.Pack(InputSource.InteractionEvents, -1);
        known.Published = value;
        if (rule.Rule.Severity != AlertSeverity.Info && context.State.AlertsOpened < byte.MaxValue)
            context.State.AlertsOpened++;
        _publisher.Publish(context, rule, known, AlertState.Opened, value, by: null, reason: null);
    }

    private void Cool(InteractionContext context, ref InteractionState state, in CompiledRule rule, int at)
    {
        if (rule.CooldownMs == 0 || state.IsClosed)
        {
            _states.Remove(ref state.Rules, at);
            return;
        }

        ref var known = ref _states.Write(at);
        known.Phase = RulePhase.Cooling;
        known.Time = state.Relative(context.Time) + rule.CooldownMs;
    }
}
