using EmotionStream.Verification.Alerts;
using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Checks;

/// <summary>
/// Silence is judged as task time passes, and how finely that passes is not given. So each step is checked for itself: nobody was heard between the last who was and
/// the step; the life is a valid one; and an interaction that fell silent for good has its alert.
/// </summary>
internal sealed class SilenceCheck(
    Interaction interaction,
    Rule rule,
    IReadOnlyList<AlertStep> steps,
    IReadOnlyList<Input> actions,
    IReadOnlySet<InputPosition> deadLetters,
    Findings findings)
{
    private const double Tolerance = 0.002;
    private readonly IReadOnlyList<Input> _heard = [.. interaction.Inputs.Where(i => interaction.Counts(i) && !(i is { HasFeatures: true, VoicedRatio: <= 0 }))];

    public void Run()
    {
        findings.AlertSteps += steps.Count;
        foreach (var life in steps.GroupBy(s => s.AlertId, StringComparer.Ordinal))
            CheckLife([.. life]);
        foreach (var step in steps.Where(s => s.State is "opened" or "updated"))
            CheckSilence(step);

        // An interaction that was never ended closes by inactivity, which is longer than the silence the rule watches for.
        if (interaction.EndedAt is null && interaction.Events.Aggregate(Effort.None, (e, i) => e.With(i.Kind, i.Time)).OpenHolds <= 0
            && !steps.Any(s => s.State == "opened" && s.Time > _heard.Max(h => h.Time)))
            findings.Lost.Add($"{rule.Name} of {interaction.Id}, which fell silent");
    }

    private void CheckLife(List<AlertStep> life)
    {
        var opened = life[0];
        if (opened.State != "opened" || opened.AlertId != AlertStep.IdOf(interaction.Id, rule.Name, Source.InteractionEvents, -1, opened.Time))
            Wrong(opened, "does not open rightly");
        if (life[^1].State != "closed")
            findings.Lost.Add($"{rule.Name} of {interaction.Id}: closing of {opened}");
        var acted = life.Where(s => s.Text("by") is not null).ToList();
        var applied = actions.Count(a => a.AlertId == opened.AlertId && !deadLetters.Contains(a.Position));
        if (acted.Count != applied)
            findings.Lost.Add($"{rule.Name} of {interaction.Id}: {applied} actions were not refused, {acted.Count} were applied");
        for (var n = 1; n < life.Count; n++)
        {
            if (life[n - 1].State == "closed" || life[n].State == "opened")
                Wrong(life[n], "follows its end");
            var published = life.Take(n).Last(s => s.State is "opened" or "updated" || s == opened).Value;
            if (life[n] is { State: "acknowledged" or "closed" } repeats && repeats.Text("reason") != "recovered" && repeats.Value != published)
                findings.Lost.Add($"{rule.Name} of {interaction.Id}: the update before {repeats}");
            if (life[n].State == "updated" && life[n].Value - life.Take(n).Max(s => s.Value) < rule.UpdateStep - Tolerance)
                Wrong(life[n], "is not worse by the step");
        }
    }

    private void CheckSilence(AlertStep step)
    {
        var last = step.Time - (step.Value * 1_000);
        if (step.Value < rule.Open - Tolerance)
            Wrong(step, "is too short");
        if (!_heard.Any(h => Math.Abs(h.Time - last) <= 1))
            Wrong(step, "does not begin with anybody heard");

        // What its partition had before task time came to this step was known then.
        if (_heard.FirstOrDefault(h => h.Time > last + 1 && h.StreamTime < step.Time) is { } heard)
            Wrong(step, $"ignores {heard}");
        if (interaction.Events.Any(e => e.Kind == "ended" && e.StreamTime < step.Time))
            Wrong(step, "comes after the end");
    }

    private void Wrong(AlertStep step, string what) => findings.Wrong.Add($"{rule.Name} of {interaction.Id}: {step} {what}");
}
