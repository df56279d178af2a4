namespace EmotionStream.Core.Fusion;

/// <summary>
/// How much a channel's word counts when text and voice of one turn are taken together: 1 for the channel that tells a dimension best, less for the other. The
/// defaults are ratios of what was measured, as Somers' D (2·AUC − 1, or 2/π·asin r for a correlation), see <c>docs/measures.md</c>.
/// </summary>
public sealed class FusionWeights
{
    /// <summary>Valence from text. AUC 0.85 on real support turns.</summary>
    public double TextValence { get; set; } = 1;

    /// <summary>Valence from voice. AUC 0.69 on telephone speech of a corpus not trained on.</summary>
    public double VoiceValence { get; set; } = 0.5;

    /// <summary>Arousal from text. r 0.38 on running text.</summary>
    public double TextArousal { get; set; } = 0.3;

    /// <summary>Arousal from voice. AUC 0.88 on telephone speech of a corpus not trained on.</summary>
    public double VoiceArousal { get; set; } = 1;

    /// <summary>Checks every value.</summary>
    /// <returns>One message for each value out of range. Empty when all is well.</returns>
    public IReadOnlyList<string> Validate() =>
    [
        .. new (string Key, double Value)[]
            {
                (nameof(TextValence), TextValence), (nameof(VoiceValence), VoiceValence), (nameof(TextArousal), TextArousal), (nameof(VoiceArousal), VoiceArousal),
            }
            .Where(static weight => weight.Value is not (>= 0 and <= 1))
            .Select(static weight => $"Interactions:Fusion:{weight.Key} is {weight.Value}: allowed are 0 to 1."),
    ];
}
