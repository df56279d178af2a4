using System.Text.Json;
using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Checks;

/// <summary>
/// With <c>Pipeline:Readings</c> = <c>all</c> every record of a customer has one reading, of the score it came with; the same words have the same score everywhere.
/// What comes after its interaction was over may have one or none: that depends on whether <c>ended</c> was read before it.
/// </summary>
internal static class ReadingCheck
{
    private const double Rounding = 0.00006;

    /// <summary>Checks, and gives the readings by their record.</summary>
    public static IReadOnlyDictionary<InputPosition, Reading> Run(Journal journal, IReadOnlyList<Interaction> interactions, Settings settings, Findings findings)
    {
        var byPosition = interactions.SelectMany(i => i.Inputs).Where(i => i.IsCustomers).ToDictionary(i => i.Position);
        var readings = new Dictionary<InputPosition, Reading>();
        foreach (var record in journal.Of(journal.Names.Readings))
        {
            var json = JsonSerializer.Deserialize<JsonElement>(record.Value);
            var source = json.GetProperty("source").GetString() == "audioFeatures" ? Source.AudioFeatures : Source.ChatMessages;
            var position = new InputPosition(source, record.Partition, json.GetProperty("offset").GetInt64());
            if (!byPosition.TryGetValue(position, out var input) || input.Interaction != record.KeyText)
                findings.Wrong.Add($"reading of {position}, which is no customer's");
            else if (!readings.TryAdd(position, new Reading(record.Offset, json)))
                findings.Doubled.Add($"reading of {input}");
            else if (input.Valence is { } valence && !IsSupplied(json, valence, input.Confidence))
                findings.Wrong.Add($"reading of {input} has not the score it came with");
        }

        foreach (var interaction in interactions)
            foreach (var input in interaction.Inputs.Where(i => i.IsCustomers && interaction.Counts(i) && !readings.ContainsKey(i.Position)))
                findings.Lost.Add($"reading of {input}");
        SameWordsSameScore(byPosition, readings, findings);
        return readings;
    }

    private static bool IsSupplied(JsonElement json, double valence, double confidence) =>
        json.GetProperty("origin").GetString() == "supplied"
        && Math.Abs(json.GetProperty("valence").GetDouble() - valence) < Rounding
        && Math.Abs(json.GetProperty("confidence").GetDouble() - confidence) < Rounding;

    private static void SameWordsSameScore(Dictionary<InputPosition, Input> inputs, Dictionary<InputPosition, Reading> readings, Findings findings)
    {
        var scores = new Dictionary<(string, string?), string>();
        foreach (var (position, reading) in readings)
        {
            var input = inputs[position];
            if (input.Text is null || input.Valence is not null)
                continue;
            var score = string.Join(' ', reading.Json.EnumerateObject().Where(p => p.Name is not ("interactionId" or "time" or "offset")).Select(p => p.ToString()));
            if (!scores.TryAdd((input.Text, input.Language), score) && scores[(input.Text, input.Language)] != score)
                findings.Wrong.Add($"reading of {input} differs from another of the same words");
        }
    }
}
