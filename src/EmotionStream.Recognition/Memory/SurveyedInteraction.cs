using EmotionStream.Core.Memory;

namespace EmotionStream.Recognition.Memory;

/// <summary>A closed interaction with what its customer answered, if they did.</summary>
/// <param name="Id">The interaction id.</param>
/// <param name="Started">When it started, milliseconds since the Unix epoch.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Measures">Its measures.</param>
/// <param name="Stratum">Who is alike in how often they answer: queue, channel, how it went.</param>
public sealed record SurveyedInteraction(string Id, long Started, long Ended, Measures Measures, string Stratum)
{
    /// <summary>Satisfaction 1–5; null when there is no answer that counts.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Whether an answer may still come: until then it tells nothing about how often people answer.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The answer on the scale of valence: 1 is −1, 5 is 1.</summary>
    public double? Answer => (Satisfaction - 3) / 2;

    /// <summary>What a fitted model weighs, in the order of <see cref="MemoryMeasure"/>.</summary>
    public double[] Vector() =>
    [
        Measures.Mean, Measures.End, Measures.Begin, Measures.PeakNegative, Measures.PeakPositive, Measures.LastValence, Measures.LastSmoothed,
    ];
}
