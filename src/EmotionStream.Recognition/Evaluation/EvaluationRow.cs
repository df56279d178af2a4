namespace EmotionStream.Recognition.Evaluation;

/// <summary>One figure of an evaluation.</summary>
/// <param name="Set">What was scored.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end of its 95% bootstrap interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Baseline">The figure of the lexicon VADER on the same cases; null where it has none.</param>
public sealed record EvaluationRow(string Set, string Measure, int Cases, double Value, double Low, double High, double? Baseline)
{
    /// <summary>What was aimed for; null where nothing was.</summary>
    public double? Target { get; init; }

    /// <summary>Figures of further lexicons on the same cases, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> OtherBaselines { get; init; } = [];
}
