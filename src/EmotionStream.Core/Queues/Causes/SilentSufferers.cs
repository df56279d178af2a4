namespace EmotionStream.Core.Queues.Causes;

/// <summary>Interactions of a period that will be remembered badly; the silent ones raised no alert and held no complaint.</summary>
/// <param name="Number">The period.</param>
/// <param name="Bad">Remembered badly.</param>
/// <param name="Silent">Of those, the silent ones.</param>
/// <param name="Interactions">The first of the silent ones.</param>
public sealed record SilentSufferers(long Number, int Bad, int Silent, IReadOnlyList<string> Interactions)
{
    /// <summary>How many are kept by name.</summary>
    public const int Named = 20;

    /// <summary>None yet.</summary>
    /// <param name="number">The period.</param>
    public static SilentSufferers None(long number) => new(number, 0, 0, []);

    /// <summary>With one more that will be remembered badly.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="silent">Whether it raised no alert and held no complaint.</param>
    public SilentSufferers With(string interaction, bool silent) => this with
    {
        Bad = Bad + 1,
        Silent = Silent + (silent ? 1 : 0),
        Interactions = silent && Interactions.Count < Named ? [.. Interactions, interaction] : Interactions,
    };
}
