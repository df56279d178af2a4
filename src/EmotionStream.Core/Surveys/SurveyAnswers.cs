namespace EmotionStream.Core.Surveys;

/// <summary>
/// What was answered about one interaction: of each question the answer that counts, from at most two surveys, and how many surveys others have superseded. Immutable.
/// </summary>
/// <param name="BySatisfaction">The survey whose satisfaction counts; null when none was answered.</param>
/// <param name="ByEffort">The survey whose effort counts; null when none was answered.</param>
/// <param name="Superseded">Surveys of which nothing counts.</param>
public sealed record SurveyAnswers(GivenAnswer? BySatisfaction, GivenAnswer? ByEffort, int Superseded)
{
    /// <summary>No survey.</summary>
    public static SurveyAnswers None { get; } = new(null, null, 0);

    /// <summary>Whether nothing was answered that counts.</summary>
    public bool IsEmpty => BySatisfaction is null && ByEffort is null;

    /// <summary>Satisfaction 1–5; null when it was not answered.</summary>
    public float? Satisfaction => BySatisfaction?.Satisfaction;

    /// <summary>Effort 1–7; null when it was not answered.</summary>
    public float? Effort => ByEffort?.Effort;

    /// <summary>When the newest survey that counts was given; null when there is none.</summary>
    public long? Time => IsEmpty ? null : Math.Max(BySatisfaction?.Time ?? long.MinValue, ByEffort?.Time ?? long.MinValue);

    /// <summary>The surveys of which something counts.</summary>
    public IEnumerable<GivenAnswer> Counted
    {
        get
        {
            if (BySatisfaction is not null)
                yield return BySatisfaction;
            if (ByEffort is not null && ByEffort != BySatisfaction)
                yield return ByEffort;
        }
    }

    /// <summary>Whether the very same survey is among those that count: it was delivered twice.</summary>
    /// <param name="answer">The survey.</param>
    public bool Contains(GivenAnswer answer) => answer == BySatisfaction || answer == ByEffort;

    /// <summary>With another survey. Whatever the order in which surveys come, the result is the same.</summary>
    /// <param name="answer">The survey.</param>
    public SurveyAnswers With(GivenAnswer answer)
    {
        var satisfaction = Better(answer, answer.Satisfaction, BySatisfaction, Satisfaction) ? answer : BySatisfaction;
        var effort = Better(answer, answer.Effort, ByEffort, Effort) ? answer : ByEffort;
        var counted = new HashSet<GivenAnswer>(Counted) { answer };
        var lost = counted.Count(one => one != satisfaction && one != effort);
        return new(satisfaction, effort, Superseded + lost);
    }

    /// <summary>Without the surveys that an interaction's window does not cover.</summary>
    /// <param name="outcome">The interaction.</param>
    /// <param name="windowMs">The window.</param>
    public SurveyAnswers Within(SurveyedOutcome outcome, long windowMs) => this with
    {
        BySatisfaction = BySatisfaction is { } satisfaction && outcome.Covers(satisfaction.Time, windowMs) ? satisfaction : null,
        ByEffort = ByEffort is { } effort && outcome.Covers(effort.Time, windowMs) ? effort : null,
    };

    private static bool Better(GivenAnswer answer, float? value, GivenAnswer? other, float? otherValue) =>
        value is { } given && (other is null || GivenAnswer.Supersedes(answer.Time, given, other.Time, otherValue!.Value));
}
