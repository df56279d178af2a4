using System.Numerics;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// Judges rules and leads alerts through their life. Alerts are judged at arrival, on what is known then. Where a rule stands is in the
/// interaction's state; a rule that has never been near its threshold costs one comparison and no memory.
/// </summary>
public sealed class AlertDetector
{
    private readonly CompiledRule[] _rules;
    private readonly CompiledRule[][] _byTrigger;
    private readonly AlertPublisher _publisher;
    private readonly IGraphOutput _output;
    private readonly uint _timeRules;

    /// <summary>Makes a detector.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="output">Where alerts go.</param>
    public AlertDetector(RuleSet rules, IGraphOutput output)
    {
        _rules = [.. rules.Rules.Select((rule, index) => new CompiledRule(rule, index))];
        _byTrigger = [.. Enum.GetValues<AlertTrigger>().Select(trigger => _rules.Where(rule => rule.Trigger == trigger).ToArray())];
        _publisher = new AlertPublisher(output);
        _output = output;
        foreach (ref readonly var rule in _rules.AsSpan())
            _timeRules |= rule.Trigger == AlertTrigger.Time ? rule.Bit : 0;
    }

    /// <summary>Judges the rules of a trigger, and whether alerts already open get worse or are over.</summary>
    /// <param name="context">The interaction and the record.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="values">The measures now.</param>
    /// <param name="turns">Customer turns so far.</param>
    public void Judge(InteractionContext context, AlertTrigger trigger, ref MeasureValues values, int turns)
    {
        ref var state = ref context.State;
        var known = state.RuleMask;
        foreach (ref readonly var rule in _byTrigger[(int)trigger].AsSpan())
        {
            var value = values[rule.Measure];
            if (rule.Badness(value) >= rule.Open && (known & rule.Bit) == 0 && rule.MayOpen(ref values, turns, state.Profile))
                Begin(context, ref state, rule, value);
        }

        if (trigger != AlertTrigger.Time)
            known &= ~_timeRules;
        for (; known != 0; known &= known - 1)
        {
            ref readonly var rule = ref _rules[BitOperations.TrailingZeroCount(known)];
            var value = values[rule.Measure];
            var badness = rule.Badness(value);
            var met = rule.Trigger == trigger && badness >= rule.Open && rule.MayOpen(ref values, turns, state.Profile);
            Continue(context, ref state, rule, value, badness, met);
        }
    }

    /// <summary>Somebody was heard: silences are over.</summary>
    /// <param name="context">The interaction and the record.</param>
    public void Heard(InteractionContext context)
    {
        ref var state = ref context.State;
        if ((state.RuleMask & _timeRules) == 0)
            return;
        foreach (ref readonly var rule in _rules.AsSpan())
            if ((state.RuleMask & _timeRules & rule.Bit) != 0)
                Continue(context, ref state, rule, 0, rule.Badness(0), met: false);
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
            if ((state.RuleMask & rule.Bit) != 0)
            {
                ref readonly var known = ref state.Extras!.Rules[IndexOf(state, rule)];
                if (known.Phase == RulePhase.Cooling)
                    seconds = Math.Max(seconds, ((long)known.Since - state.LastHeardAt) / 1000.0);
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
        for (var i = 0; i < (state.Extras?.Rules.Length ?? 0); i++)
        {
            var known = state.Extras!.Rules[i];
            ref readonly var rule = ref _rules[known.Rule];
            if (known.Phase is not (RulePhase.Open or RulePhase.Acknowledged) || !string.Equals(AlertPublisher.IdOf(context, rule, known), record.AlertId, StringComparison.Ordinal))
                continue;
            if (record.ActionType == AlertActionType.Closed)
            {
                _publisher.Publish(context, rule, known, AlertState.Closed, known.Published, record.By, "action");
                Cool(context, ref state, rule, i);
            }
            else
            {
                state.OwnExtras().Rules[i].Phase = RulePhase.Acknowledged;
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
        if (state.RuleMask == 0)
            return;
        var extras = state.Extras!;
        for (var i = extras.Rules.Length - 1; i >= 0; i--)
        {
            var known = extras.Rules[i];
            ref readonly var rule = ref _rules[known.Rule];
            var open = known.Phase is RulePhase.Open or RulePhase.Acknowledged;
            if (open && rule.Rule.OutlivesInteraction && !outliving)
                continue;
            if (open)
                _publisher.Publish(context, rule, known, AlertState.Closed, known.Published, by: null, reason);
            Forget(ref state, rule, i);
        }
    }

    /// <summary>Adds the names of the open alerts.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="names">Receives the names.</param>
    public void ListOpen(in InteractionState state, ICollection<string> names)
    {
        if (state.RuleMask == 0)
            return;
        foreach (ref readonly var known in state.Extras!.Rules.AsSpan())
            if (known.Phase is RulePhase.Open or RulePhase.Acknowledged)
                names.Add(_rules[known.Rule].Rule.Name);
    }

    private static int IndexOf(in InteractionState state, in CompiledRule rule)
    {
        var rules = state.Extras!.Rules;
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Rule == rule.Index)
                return i;
        throw new InvalidOperationException($"The state has a mark but no entry for rule {rule.Rule.Name}.");
    }

    private static void Forget(ref InteractionState state, in CompiledRule rule, int index)
    {
        var extras = state.OwnExtras();
        extras.Rules = [.. extras.Rules[..index], .. extras.Rules[(index + 1)..]];
        state.RuleMask &= ~rule.Bit;
        state.TrimExtras();
    }

    private void Begin(InteractionContext context, ref InteractionState state, in CompiledRule rule, float value)
    {
        var extras = state.OwnExtras();
        var now = state.Relative(context.Time);
        extras.Rules = [.. extras.Rules, new RuleState { Rule = rule.Index, Phase = RulePhase.Pending, Since = now }];
        state.RuleMask |= rule.Bit;
        if (rule.ForMs == 0)
            OpenAlert(context, ref state, rule, ref extras.Rules[^1], value);
    }

    private void Continue(InteractionContext context, ref InteractionState state, in CompiledRule rule, float value, float badness, bool met)
    {
        var index = IndexOf(state, rule);
        ref readonly var known = ref state.Extras!.Rules[index];
        var now = state.Relative(context.Time);
        switch (known.Phase)
        {
            case RulePhase.Pending when !met:
                Forget(ref state, rule, index);
                break;
            case RulePhase.Pending:
                if (now - (long)known.Since >= rule.ForMs)
                    OpenAlert(context, ref state, rule, ref state.OwnExtras().Rules[index], value);
                break;
            case RulePhase.Cooling when now >= known.Since:
                Forget(ref state, rule, index);
                if (met)
                    Begin(context, ref state, rule, value);
                break;
            case RulePhase.Cooling:
                if (met)
                    _output.Suppressed(rule.Rule.Name, "cooldown");
                break;
            default:
                if (badness <= rule.Close)
                {
                    _publisher.Publish(context, rule, known, AlertState.Closed, value, by: null, "recovered");
                    Cool(context, ref state, rule, index);
                }
                else if (rule.Rule.UpdateStep > 0 && badness - rule.Badness(known.Published) >= (float)rule.Rule.UpdateStep)
                {
                    state.OwnExtras().Rules[index].Published = value;
                    _publisher.Publish(context, rule, known, AlertState.Updated, value, by: null, reason: null);
                }

                break;
        }
    }

    private void OpenAlert(InteractionContext context, ref InteractionState state, in CompiledRule rule, ref RuleState known, float value)
    {
        known.Phase = RulePhase.Open;
        known.OpenedAt = state.Relative(context.Time);
        known.OpenedBy = context.Record is { } record ? EventOrder.Pack(record.Source, record.Offset) : EventOrder.Pack(InputSource.InteractionEvents, -1);
        known.Published = value;
        _publisher.Publish(context, rule, known, AlertState.Opened, value, by: null, reason: null);
    }

    private static void Cool(InteractionContext context, ref InteractionState state, in CompiledRule rule, int index)
    {
        if (rule.CooldownMs == 0 || state.IsClosed)
        {
            Forget(ref state, rule, index);
            return;
        }

        ref var known = ref state.OwnExtras().Rules[index];
        known.Phase = RulePhase.Cooling;
        known.Since = state.Relative(context.Time) + rule.CooldownMs;
    }
}
