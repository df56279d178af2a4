using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Measures;

/// <summary>One interaction as its inputs alone determine it.</summary>
public sealed class Interaction
{
    private Interaction(string id, IReadOnlyList<Input> inputs, Settings settings)
    {
        (Id, Inputs) = (id, inputs);
        var events = new List<Input>();
        foreach (var input in inputs.Where(i => i.Source == Source.InteractionEvents))
        {
            if (EndedAt is { } end && input.StreamTime > end + settings.ClosingGrace)
                continue;
            events.Add(input);
            if (input.Kind == "ended")
                EndedAt = Math.Min(EndedAt ?? long.MaxValue, Math.Max(input.Time, input.StreamTime - settings.ReorderTolerance));
        }

        Events = events;
        LastCounted = EndedAt + settings.ClosingGrace ?? long.MaxValue;
    }

    public string Id { get; }

    /// <summary>All its valid inputs but alert actions, topic by topic in their order.</summary>
    public IReadOnlyList<Input> Inputs { get; }

    /// <summary>The interaction events that came before it was over, in their order.</summary>
    public IReadOnlyList<Input> Events { get; }

    /// <summary>The earliest <c>ended</c>; one that is late counts as if it had come just in time.</summary>
    public long? EndedAt { get; }

    /// <summary>What arrives when its partition is past this moment is left out.</summary>
    public long LastCounted { get; }

    /// <summary>Whether a record came before the interaction was over.</summary>
    public bool Counts(Input input) => input.StreamTime <= LastCounted;

    /// <summary>Those of some records that began or continued interactions.</summary>
    public static IReadOnlyList<Interaction> Of(IEnumerable<Input> inputs, Settings settings) =>
    [
        .. inputs.Where(i => i.Source != Source.AlertActions)
            .GroupBy(i => i.Interaction, StringComparer.Ordinal)
            .Where(g => g.Any(MayBegin) && !settings.IsTick(g.Key))
            .Select(g => new Interaction(g.Key, [.. g.OrderBy(i => i.Source).ThenBy(i => i.Offset)], settings)),
    ];

    /// <summary>A survey or an action never begins an interaction.</summary>
    public static bool MayBegin(Input input) => input.Source != Source.AlertActions && input.Kind != "survey";
}
