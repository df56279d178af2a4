using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Checks;

/// <summary>
/// Every record without a meaning is a dead letter exactly once, as it came; nothing else is. Whether an action was about an open alert is left to
/// <see cref="AlertCheck"/>, which learns from here which were refused.
/// </summary>
internal static class DeadLetterCheck
{
    private const string UnknownAlert = "unknown-alert";

    /// <summary>Checks, and gives the positions of all dead letters.</summary>
    public static IReadOnlySet<InputPosition> Run(Journal journal, List<Input> inputs, Settings settings, Findings findings)
    {
        var expected = Expected(inputs, settings);
        var byPosition = inputs.ToDictionary(i => i.Position);
        var values = Enum.GetValues<Source>().SelectMany(s => journal.Of(journal.Names.Of(s)).Select(r => (s, r)))
            .ToDictionary(pair => new InputPosition(pair.s, pair.r.Partition, pair.r.Offset), pair => pair.r);
        var seen = new HashSet<InputPosition>();
        foreach (var letter in journal.Of(journal.Names.DeadLetters))
        {
            if (PositionOf(letter, journal.Names) is not { } position || !byPosition.TryGetValue(position, out var input))
            {
                findings.Wrong.Add($"dead letter {letter.Partition}@{letter.Offset} names no input record");
                continue;
            }

            var cause = letter.Headers.GetValueOrDefault("cause");
            var isAction = input.Source == Source.AlertActions && cause == UnknownAlert && input.Refusal is null;
            if (!seen.Add(position))
                findings.Doubled.Add($"dead letter of {position}");
            else if (!isAction && expected.GetValueOrDefault(position) != cause)
                findings.Wrong.Add($"dead letter of {position}: {cause}, expected {expected.GetValueOrDefault(position) ?? "none"}");
            var origin = values[position];
            if (!Same(letter.Value, origin.Value) || !Same(letter.Key, origin.Key) || letter.Partition != origin.Partition)
                findings.Wrong.Add($"dead letter of {position} is not the record as it came");
        }

        foreach (var (position, cause) in expected.Where(e => !seen.Contains(e.Key)))
            findings.Lost.Add($"dead letter of {position} ({cause})");
        findings.DeadLetters = seen.Count;
        findings.BadInputs = expected.Count;
        return seen;
    }

    private static Dictionary<InputPosition, string> Expected(List<Input> inputs, Settings settings)
    {
        var begun = inputs.Where(i => i.Refusal is null && Interaction.MayBegin(i)).Select(i => i.Interaction).ToHashSet(StringComparer.Ordinal);
        var expected = new Dictionary<InputPosition, string>();
        foreach (var input in inputs)
        {
            if (input.Refusal is { } refusal)
                expected.Add(input.Position, refusal);
            else if (settings.BreaksOperator(input))
                expected.Add(input.Position, "processing-failed");
            else if (input.Kind == "survey" && !begun.Contains(input.Interaction))
                expected.Add(input.Position, "unknown-interaction");
        }

        return expected;
    }

    private static InputPosition? PositionOf(TopicRecord letter, TopicNames names)
    {
        var topic = letter.Headers.GetValueOrDefault("origin-topic");
        return names.Inputs.ToList().IndexOf(topic!) is >= 0 and var source
            && int.TryParse(letter.Headers.GetValueOrDefault("origin-partition"), out var partition)
            && long.TryParse(letter.Headers.GetValueOrDefault("origin-offset"), out var offset)
            ? new InputPosition((Source)source, partition, offset)
            : null;
    }

    private static bool Same(byte[]? a, byte[]? b) => (a ?? []).AsSpan().SequenceEqual(b ?? []);
}
