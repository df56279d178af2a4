using EmotionStream.Verification.Checks;
using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification;

/// <summary>
/// Recomputes everything an application must have written from what it was given, by the documented rules, and compares. It shares no code with the pipeline.
/// It takes for granted that an interaction's id is used once, and that no partition of an input was taken for idle while records for it were still to come.
/// </summary>
public static class Verifier
{
    /// <summary>Verifies all that stands on the topics of an application that has read all its input and whose every interaction is over.</summary>
    public static Findings Verify(Journal journal, Settings settings)
    {
        var findings = new Findings();
        var inputs = ReadInputs(journal, settings);
        findings.Records = inputs.Count;
        var deadLetters = DeadLetterCheck.Run(journal, inputs, settings, findings);
        var usable = inputs.Where(i => i.Refusal is null && !settings.BreaksOperator(i)).ToList();
        var interactions = Interaction.Of(usable, settings);
        var readings = ReadingCheck.Run(journal, interactions, settings, findings);
        var actions = usable.Where(i => i.Source == Source.AlertActions).ToLookup(i => i.Interaction, StringComparer.Ordinal);
        OutcomeCheck.Run(journal, interactions, readings, settings, findings);
        new AlertCheck(journal, interactions, readings, actions, deadLetters, settings, findings).Run();
        TombstoneCheck.Run(journal, interactions, settings, findings);
        return findings;
    }

    internal static List<Input> ReadInputs(Journal journal, Settings settings)
    {
        var parser = new InputParser(settings.MaxFuture);
        var inputs = new List<Input>();
        foreach (var source in Enum.GetValues<Source>())
        {
            var streamTimes = new Dictionary<int, long>();
            foreach (var record in journal.Of(journal.Names.Of(source)))
            {
                var input = parser.Parse(source, record);
                inputs.Add(input);

                // What is refused moves no clock; what broke an operator was taken back.
                if (input.Refusal is not null || settings.BreaksOperator(input))
                    continue;
                input.StreamTime = Math.Max(input.Time, streamTimes.GetValueOrDefault(record.Partition, long.MinValue));
                streamTimes[record.Partition] = input.StreamTime;
            }
        }

        return inputs;
    }
}
