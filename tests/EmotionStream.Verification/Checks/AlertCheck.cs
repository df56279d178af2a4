using EmotionStream.Verification.Alerts;
using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Checks;

/// <summary>
/// Every step of every alert is one that the rule had to publish, none that it had to publish is missing, none stands there twice, and every action was either applied
/// or refused.
/// </summary>
internal sealed class AlertCheck(
    Journal journal,
    IReadOnlyList<Interaction> interactions,
    IReadOnlyDictionary<InputPosition, Reading> readings,
    ILookup<string, Input> actions,
    IReadOnlySet<InputPosition> deadLetters,
    Settings settings,
    Findings findings)
{
    public void Run()
    {
        var steps = journal.Of(journal.Names.Alerts).Select(AlertStep.Of).ToLookup(s => s.Interaction, StringComparer.Ordinal);
        var known = interactions.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in steps.Where(g => !known.Contains(g.Key) && !settings.IsTick(g.Key)))
            findings.Wrong.Add($"alert of {unknown.Key}, of which nothing was heard");
        foreach (var interaction in interactions)
            Check(interaction, [.. steps[interaction.Id]]);
        foreach (var action in actions.SelectMany(g => g).Where(a => !deadLetters.Contains(a.Position)))
            if (!steps[action.Interaction].Any(s => s.AlertId == action.AlertId))
                findings.Lost.Add($"action {action}: neither applied nor refused");
    }

    private void Check(Interaction interaction, IReadOnlyList<AlertStep> steps)
    {
        foreach (var stray in steps.Where(s => settings.Rules.All(r => r.Name != s.Rule)))
            findings.Wrong.Add($"alert of {interaction.Id} by rule {stray.Rule}, which is not in force");
        if (Evidence.Of(interaction, readings, settings) is not { } evidence)
            return;
        var orders = new RuleOrders(interaction, evidence, settings);
        foreach (var rule in settings.Rules)
        {
            var own = steps.Where(s => s.Rule == rule.Name).ToList();
            var ids = own.Select(s => s.AlertId).ToHashSet(StringComparer.Ordinal);
            var about = actions[interaction.Id].Where(a => ids.Contains(a.AlertId!)).ToList();
            if (Repeated(own) is { } repeated)
                findings.Doubled.Add($"{rule.Name} of {interaction.Id}: {repeated}");
            else if (rule.Trigger == Trigger.Time)
                new SilenceCheck(interaction, rule, own, about, deadLetters, findings).Run();
            else if (orders.Explain(rule, own, about, deadLetters, lenient: false))
                findings.AlertSteps += own.Count;
            else if (orders.Explain(rule, own, about, deadLetters.Union(about.Select(a => a.Position)).ToHashSet(), lenient: false))
                findings.Lost.Add($"action on {rule.Name} of {interaction.Id}: neither applied nor refused");
            else
                (orders.Explain(rule, own, about, deadLetters, lenient: true) ? findings.Lost : findings.Wrong)
                    .Add($"{rule.Name} of {interaction.Id}: no order of its events gives [{string.Join("; ", own)}]");
        }
    }

    /// <summary>A step that stands there twice: the same content, or an alert that opens or closes a second time.</summary>
    private static AlertStep? Repeated(List<AlertStep> steps) =>
        steps.GroupBy(s => s.Json.ToString(), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.First()
        ?? steps.Where(s => s.State is "opened" or "closed").GroupBy(s => (s.AlertId, s.State)).FirstOrDefault(g => g.Count() > 1)?.First();
}
