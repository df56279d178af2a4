namespace EmotionStream.Core.Memory;

/// <summary>
/// A memory model fitted to a site's own surveys: intercept + Σ weight × measure, held within [−1, 1]. Satisfaction 1–5 is mapped onto that range, so the score is on
/// the scale of the other models.
/// </summary>
/// <param name="name">Name and version.</param>
/// <param name="intercept">The intercept.</param>
/// <param name="weights">The weight of each measure.</param>
public sealed class FittedMemory(string name, float intercept, MemoryVector weights)
{
    private readonly MemoryVector _weights = weights;

    /// <summary>Name and version.</summary>
    public string Name => name;

    /// <summary>The formula, for people.</summary>
    public string Formula => $"{name}: {intercept:0.###}" + string.Concat(
        from measure in Enum.GetValues<MemoryMeasure>()
        let weight = _weights[measure]
        where weight != 0
        select $" {(weight < 0 ? "−" : "+")} {Math.Abs(weight):0.###} {System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(measure.ToString())}") + ", within −1 and 1";

    /// <summary>The remembered score.</summary>
    /// <param name="fold">The turns.</param>
    /// <param name="mean">Their mean.</param>
    public float Score(in TurnFold fold, float mean)
    {
        var measures = MemoryVector.Of(fold, mean);
        var score = intercept;
        for (var i = 0; i < MemoryVector.Count; i++)
            score += _weights[i] * measures[i];
        return Math.Clamp(score, -1, 1);
    }
}
