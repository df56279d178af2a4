using EmotionStream.Verification.Inputs;

namespace EmotionStream.Verification.Alerts;

/// <summary>
/// What a rule does at one moment of an interaction, by docs/rules.md. Where a number lies so near a threshold that rounding decides, both ways are taken.
/// </summary>
/// <param name="rule">The rule.</param>
/// <param name="steps">What stands on the topic of this interaction and rule, in order.</param>
/// <param name="fuzz">How near is too near to tell.</param>
/// <param name="matching">How to compare.</param>
internal sealed class RuleLife(Rule rule, IReadOnlyList<AlertStep> steps, double fuzz, Matching matching)
{
    private const double ValueTolerance = 0.0004;

    /// <summary>Judges the rule at a moment.</summary>
    public IEnumerable<Path> Judge(Path path, Moment moment, Trigger trigger) =>
        Values(moment).SelectMany(value => Judge(path, moment, trigger, value));

    /// <summary>Somebody acts on the open alert.</summary>
    public IEnumerable<Path> Act(Path path, Moment moment, Input action) => action.Kind switch
    {
        "closed" => Publish(path, "closed", path.Published, moment, action.Time, action.By, "action").Select(p => Cool(p, action.Time)),
        "released" => Publish(path, "updated", path.Published, moment, action.Time, action.By, action.Kind).Select(p => p with { Phase = Phase.Open }),
        _ => Publish(path, "acknowledged", path.Published, moment, action.Time, action.By, action.Kind).Select(p => p with { Phase = Phase.Acknowledged }),
    };

    /// <summary>The interaction is closed, or its follow-up is over.</summary>
    public IEnumerable<Path> CloseAll(Path path, Moment moment, string reason) => path.IsOpen
        ? Publish(path, "closed", path.Published, moment, null, null, reason).Select(p => p with { Phase = Phase.Quiet })
        : [path with { Phase = Phase.Quiet }];

    private IEnumerable<Path> Judge(Path path, Moment moment, Trigger trigger, double value)
    {
        var now = moment.By.Time;
        var badness = rule.Badness(value);
        switch (path.Phase)
        {
            case Phase.Cooling when now < path.Since:
                return [path];
            case Phase.Cooling or Phase.Quiet:
                var quiet = path with { Phase = Phase.Quiet };
                return trigger != rule.Trigger ? [quiet] : Holds(moment, badness).SelectMany(holds => !holds ? [quiet]
                    : rule.For > 0 ? [quiet with { Phase = Phase.Pending, Since = now }]
                    : Open(quiet, moment, value));
            case Phase.Pending:
                return Holds(moment, badness).SelectMany(holds => !holds ? [path with { Phase = Phase.Quiet }]
                    : trigger == rule.Trigger && now - path.Since >= rule.For ? Open(path, moment, value)
                    : [path]);
            default:
                return Could(rule.Badness(rule.Close) - badness, moment).SelectMany(back => back
                    ? Publish(path, "closed", value, moment, now, null, "recovered").Select(p => Cool(p, now))
                    : Continue(path, moment, value, badness));
        }
    }

    /// <summary>The value of the measure; what is remembered has two where both peaks are equally far from neutral.</summary>
    private double[] Values(Moment moment)
    {
        var fold = moment.Fold;
        return rule.Measure == Measure.Remembered && Math.Abs(fold.PeakNegative + fold.PeakPositive) < fuzz
            ? [fold.TroughEnd, (fold.PeakPositive + fold.End) / 2]
            : [moment[rule.Measure]];
    }

    private IEnumerable<Path> Continue(Path path, Moment moment, double value, double badness)
    {
        if (rule.UpdateStep == 0)
            return [path];
        return Could(badness - rule.Badness(path.Published) - rule.UpdateStep, moment).SelectMany(worse => worse
            ? Publish(path with { Published = value }, "updated", value, moment, moment.By.Time, null, null)
            : [path]);
    }

    private IEnumerable<Path> Open(Path path, Moment moment, double value)
    {
        var opened = path with { Phase = Phase.Open, OpenedBy = moment.By, Published = value };
        if (matching == Matching.None)
            return [opened with { Openings = $"{path.Openings} {moment.By.Position}" }];
        return Publish(opened, "opened", value, moment, moment.By.Time, null, null);
    }

    private Path Cool(Path path, long now) => path with
    {
        Phase = rule.Cooldown == 0 || path.Over ? Phase.Quiet : Phase.Cooling, Since = now + rule.Cooldown, OpenedBy = null, Published = 0,
    };

    private IEnumerable<Path> Publish(Path path, string state, double value, Moment moment, long? time, string? by, string? reason)
    {
        if (matching == Matching.None)
        {
            yield return path;
            yield break;
        }

        if (path.Seen < steps.Count && Fits(steps[path.Seen], path.OpenedBy!, state, value, moment, time, by, reason))
            yield return path with { Seen = path.Seen + 1 };
        if (matching == Matching.Lenient)
            yield return path with { Missed = true };
    }

    private bool Fits(AlertStep step, Input openedBy, string state, double value, Moment moment, long? time, string? by, string? reason) =>
        step.State == state
        && Math.Abs(step.Value - value) < ValueTolerance
        && (time is null || step.Time == time)
        && step.OpenedBy == openedBy.Position && step.OpenedAt == openedBy.Time
        && step.AlertId == AlertStep.IdOf(openedBy.Interaction, rule.Name, openedBy.Source, openedBy.Offset, openedBy.Time)
        && step.Text("severity") == rule.Severity
        && step.Text("by") == by && step.Text("reason") == reason
        && step.Text("queue") == moment.Profile.Queue && step.Text("channel") == moment.Profile.Channel
        && step.Text("agentId") == moment.Profile.AgentId && step.Text("customerId") == moment.Profile.CustomerId
        && step.Text("language") == moment.Profile.Language;

    private IEnumerable<bool> Holds(Moment moment, double badness)
    {
        if (moment.Fold.Count < rule.MinTurns)
            return [false];
        var passed = Could(badness - rule.Badness(rule.Open), moment);
        if (rule.AndMeasure is not { } and)
            return passed;
        var also = Could(rule.AndAtMost - moment[and], moment).ToList();
        return passed.SelectMany(p => also.Select(a => p && a)).Distinct();
    }

    /// <summary>Whether a number is zero or more: one answer, or both. Effort without minutes on hold is exact.</summary>
    private IEnumerable<bool> Could(double margin, Moment moment)
    {
        var near = rule.Measure == Measure.Effort && moment.Effort.Holds == 0 ? 0 : fuzz;
        return margin > near || (margin >= 0 && near == 0) ? [true] : margin < -near ? [false] : [true, false];
    }
}
