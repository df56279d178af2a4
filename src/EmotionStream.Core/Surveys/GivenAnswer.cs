namespace EmotionStream.Core.Surveys;

/// <summary>What a customer answered in one survey.</summary>
/// <param name="Time">When, milliseconds since the Unix epoch, UTC.</param>
/// <param name="Satisfaction">Satisfaction 1–5; null when it was not answered.</param>
/// <param name="Effort">Effort 1–7; null when it was not answered.</param>
public sealed record GivenAnswer(long Time, float? Satisfaction, float? Effort)
{
    /// <summary>
    /// Whether a question's answer counts in place of another: the one given last does, whatever the order of arrival, and of two of the same instant the lower.
    /// </summary>
    /// <param name="time">When it was given.</param>
    /// <param name="value">The answer.</param>
    /// <param name="otherTime">When the other was given.</param>
    /// <param name="otherValue">The other.</param>
    public static bool Supersedes(long time, double value, long otherTime, double otherValue) => time > otherTime || (time == otherTime && value < otherValue);
}
