using EmotionStream.Core.Memory;

namespace EmotionStream.Core.Surveys;

/// <summary>What is kept of a closed interaction until its survey window is over. Immutable.</summary>
/// <param name="Started">When it started, milliseconds since the Unix epoch, UTC.</param>
/// <param name="Ended">When it ended, or was last heard of.</param>
/// <param name="Channel">Channel, when known.</param>
/// <param name="Queue">Queue, when known.</param>
/// <param name="Measures">Its measures, without the records that made its peaks.</param>
/// <param name="EffortScore">Its effort score.</param>
/// <param name="MemoryModel">Name and version of the model that made <see cref="Measures.Remembered"/>, when known.</param>
public sealed record SurveyedOutcome(long Started, long Ended, string? Channel, string? Queue, Measures Measures, double EffortScore, string? MemoryModel)
{
    /// <summary>
    /// Two outcomes of one id, as an interaction leaves that falls silent for long and goes on: the part with more turns is what the customer went through, and a survey may be about any of it.
    /// </summary>
    /// <param name="other">The other part.</param>
    public SurveyedOutcome With(SurveyedOutcome other) =>
        (other.Measures.Turns > Measures.Turns ? other : this) with { Started = Math.Min(Started, other.Started), Ended = Math.Max(Ended, other.Ended) };

    /// <summary>Whether a survey of a time counts.</summary>
    /// <param name="time">When it was given.</param>
    /// <param name="windowMs">How long after the end it may be.</param>
    public bool Covers(long time, long windowMs) => time >= Started && time <= Ended + windowMs;
}
