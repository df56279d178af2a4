using EmotionStream.Verification.Alerts;
using EmotionStream.Verification.Checks;
using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification;

/// <summary>Compares a run with a crash-free run of the same load.</summary>
public static class Comparison
{
    /// <summary>
    /// Outcomes are equal byte for byte, readings too where both runs have one, and so are the opening events of the alerts whose evidence comes through one topic.
    /// </summary>
    /// <returns>What differs, and how many openings were compared.</returns>
    public static (Findings Findings, int Openings) Compare(Journal calm, Journal stormy, Settings settings)
    {
        var findings = new Findings();
        foreach (var topic in new[] { (calm.Names.Outcomes, stormy.Names.Outcomes), (calm.Names.Readings, stormy.Names.Readings) })
        {
            var before = ByIdentity(calm.Of(topic.Item1));
            foreach (var (identity, text) in ByIdentity(stormy.Of(topic.Item2)))
                if (before.TryGetValue(identity, out var expected) && text != expected && !settings.IsTick(identity))
                    findings.Wrong.Add($"differs from the crash-free run: {text}, was {expected}");
        }

        var outcomes = ByIdentity(stormy.Of(stormy.Names.Outcomes));
        foreach (var missing in ByIdentity(calm.Of(calm.Names.Outcomes)).Keys.Where(key => !outcomes.ContainsKey(key) && !settings.IsTick(key)))
            findings.Lost.Add($"outcome of {missing}, which the crash-free run has");

        var (calmOpenings, stormyOpenings) = (Openings(calm, settings), Openings(stormy, settings));
        foreach (var missing in calmOpenings.Except(stormyOpenings, StringComparer.Ordinal))
            findings.Lost.Add($"alert {missing}, which the crash-free run has");
        foreach (var extra in stormyOpenings.Except(calmOpenings, StringComparer.Ordinal))
            findings.Wrong.Add($"alert {extra}, which the crash-free run has not");
        return (findings, calmOpenings.Count);
    }

    /// <summary>Interaction, rule and opening event of the alerts that no order of the topics can change.</summary>
    private static HashSet<string> Openings(Journal journal, Settings settings)
    {
        var inputs = Verifier.ReadInputs(journal, settings).Where(i => i.Refusal is null && !settings.BreaksOperator(i)).ToList();
        var actedOn = inputs.Where(i => i.Source == Source.AlertActions).Select(i => i.Interaction).ToHashSet(StringComparer.Ordinal);
        var interactions = Interaction.Of(inputs, settings).Where(i => IsOfOneTopic(i) && !actedOn.Contains(i.Id)).ToList();
        var readings = ReadingCheck.Run(journal, interactions, settings, new Findings());
        var determined = new HashSet<(string, string)>();
        foreach (var interaction in interactions)
        {
            if (Evidence.Of(interaction, readings, settings) is not { } evidence)
                continue;
            var orders = new RuleOrders(interaction, evidence, settings);
            foreach (var rule in settings.Rules.Where(r => r.Trigger == Trigger.Turn && orders.Openings(r) is not null))
                determined.Add((interaction.Id, rule.Name));
        }

        return
        [
            .. journal.Of(journal.Names.Alerts).Select(AlertStep.Of)
                .Where(s => s.State == "opened" && determined.Contains((s.Interaction, s.Rule)))
                .Select(s => $"{s.Interaction} {s.Rule} {s.OpenedBy.Source} {s.OpenedAt}"),
        ];
    }

    private static bool IsOfOneTopic(Interaction interaction) => interaction.Inputs.Where(i => i.IsCustomers).Select(i => i.Source).Distinct().Count() == 1
        && interaction.Inputs.All(interaction.Counts);

    private static Dictionary<string, string> ByIdentity(IReadOnlyList<TopicRecord> records)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var json = System.Text.Json.JsonDocument.Parse(record.Value).RootElement;
            var identity = json.TryGetProperty("offset", out var offset)
                ? $"{json.GetProperty("source")} {record.Partition} {offset}"
                : record.KeyText;
            texts.TryAdd(identity, record.Text);
        }

        return texts;
    }
}
