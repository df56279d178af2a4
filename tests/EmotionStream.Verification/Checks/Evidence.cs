using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;

namespace EmotionStream.Verification.Checks;

/// <summary>The scored records of one interaction.</summary>
internal static class Evidence
{
    /// <summary>
    /// The customer's records that have a reading, in the order in which they were processed. Null when one that counts has none: then nothing can be said, and
    /// <see cref="ReadingCheck"/> has said so.
    /// </summary>
    public static IReadOnlyList<ScoredRecord>? Of(Interaction interaction, IReadOnlyDictionary<InputPosition, Reading> readings, Settings settings)
    {
        var records = new List<(long Order, ScoredRecord Record)>();
        foreach (var input in interaction.Inputs.Where(i => i.IsCustomers))
        {
            if (readings.TryGetValue(input.Position, out var reading))
                records.Add((reading.Order, ScoredRecord.Create(
                    input, settings, input.Valence ?? reading.Valence, input.Valence is null ? reading.Confidence : input.Confidence)));
            else if (interaction.Counts(input))
                return null;
        }

        return [.. records.OrderBy(r => r.Order).Select(r => r.Record)];
    }
}
