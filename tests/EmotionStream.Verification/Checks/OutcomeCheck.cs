using System.Text.Json;
using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Checks;

/// <summary>Every interaction has one outcome, and each of its fields is what docs/measures.md makes of the interaction's events.</summary>
internal static class OutcomeCheck
{
    public static void Run(
        Journal journal, IReadOnlyList<Interaction> interactions, IReadOnlyDictionary<InputPosition, Reading> readings, Settings settings, Findings findings)
    {
        var outcomes = journal.Of(journal.Names.Outcomes).ToLookup(r => r.KeyText, StringComparer.Ordinal);
        var known = interactions.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var key in outcomes.Select(g => g.Key).Where(key => !known.Contains(key) && !settings.IsTick(key)))
            findings.Wrong.Add($"outcome of {key}, of which nothing was heard or which is not over");
        foreach (var interaction in interactions)
        {
            var own = outcomes[interaction.Id].ToList();
            if (own.Count == 0)
                findings.Lost.Add($"outcome of {interaction.Id}");
            for (var i = 1; i < own.Count; i++)
                findings.Doubled.Add($"outcome of {interaction.Id}");
            if (own.Count == 0 || Evidence.Of(interaction, readings, settings) is not { } evidence)
                continue;
            findings.Outcomes++;
            foreach (var difference in Compare(JsonSerializer.Deserialize<JsonElement>(own[0].Value), interaction, evidence, settings))
                findings.Wrong.Add($"outcome of {interaction.Id}: {difference}");
        }
    }

    private static List<string> Compare(JsonElement json, Interaction interaction, IReadOnlyList<ScoredRecord> evidence, Settings settings)
    {
        var counted = evidence.Where(r => interaction.Counts(r.Input)).ToList();
        var late = counted.Where(r => r.IsLate && r.IsTurn).ToList();
        var fold = Fold.Of(counted);
        var placed = counted.Where(r => !r.IsLate && r.IsTurn).ToList();
        var weight = counted.Sum(r => r.Weight);
        var mean = weight == 0 ? 0 : counted.Sum(r => r.Weight * r.Valence) / weight;
        var lastEvent = interaction.EndedAt ?? interaction.Inputs.Max(i => i.Time);
        var effort = interaction.Events.Aggregate(Effort.None, (e, i) => e.With(i.Kind, i.Time));
        var profile = interaction.Events.Aggregate(Profile.Unknown, (p, i) => p.With(i));
        var survey = interaction.Events.Where(i => i.Kind == "survey").ToList();

        // Two peaks equally far from neutral: rounding decides.
        double? otherPeak = Math.Abs(fold.PeakNegative + fold.PeakPositive) < FieldCheck.Tolerance ? -fold.Peak : null;
        var fields = new FieldCheck(json);
        fields.Text("interactionId", interaction.Id);
        fields.Text("reason", interaction.EndedAt is null ? "inactivity" : "ended");
        if (StartOf(interaction, placed) is { } start)
            fields.Time("startedAt", start);
        fields.Time("lastEventAt", lastEvent);
        fields.Time("endedAt", interaction.EndedAt);
        fields.Text("customerId", profile.CustomerId);
        fields.Text("channel", profile.Channel);
        fields.Text("queue", profile.Queue);
        fields.Text("agentId", profile.AgentId);
        fields.Text("language", profile.Language);
        fields.Integer("turns", fold.Count + late.Count(r => r.Weight > 0));
        fields.Number("mean", mean);
        fields.Number("begin", fold.Begin);
        fields.Number("end", fold.End);
        fields.Number("peak", fold.Peak, otherPeak);
        fields.Number("peakNegative", fold.PeakNegative);
        fields.Evidence("peakNegativeAt", fold, fold.PeakNegative);
        fields.Number("peakPositive", fold.PeakPositive);
        fields.Evidence("peakPositiveAt", fold, fold.PeakPositive);
        fields.Number("peakEnd", fold.PeakEnd, (otherPeak + fold.End) / 2);
        fields.Number("troughEnd", fold.TroughEnd);
        fields.Number("trend", fold.Trend);
        fields.Truth("recovered", [(-settings.RecoveryThreshold) - fold.PeakNegative, fold.End]);
        fields.Number("remembered", fold.PeakEnd, (otherPeak + fold.End) / 2);
        fields.Number("lastValence", fold.LastValence);
        fields.Number("lastSmoothed", fold.LastSmoothed);
        fields.Effort(effort with { SilenceMs = Silence.Of(interaction, settings) }, lastEvent);
        fields.Integer("abstentions", placed.Count(r => r.Weight == 0) + late.Count(r => r.Weight == 0));
        fields.Number("satisfaction", survey.LastOrDefault(i => i.Satisfaction is not null)?.Satisfaction);
        fields.Number("customerEffort", survey.LastOrDefault(i => i.Effort is not null)?.Effort);
        fields.Text("memoryModel", "peakEnd");
        fields.NothingElse();
        return fields.Differences;
    }

    /// <summary><c>started</c> says when it began; without it the first turn does; without one, <c>ended</c>. Else it depends on what came first.</summary>
    private static long? StartOf(Interaction interaction, List<ScoredRecord> placed)
    {
        var started = interaction.Events.Where(i => i.Kind == "started").ToList();
        return started.Count > 0 ? started.Min(i => i.Time) : placed.Count > 0 ? placed.Min(r => r.Time) : interaction.EndedAt;
    }
}
