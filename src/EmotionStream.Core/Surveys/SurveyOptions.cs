namespace EmotionStream.Core.Surveys;

/// <summary>How surveys are joined to outcomes. Times are event time.</summary>
public sealed class SurveyOptions
{
    /// <summary>Whether surveys are joined at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long after the end of its interaction a survey counts. 1 minute to 90 days; default 14 days.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(14);

    /// <summary>
    /// How much longer than the window an outcome waits for surveys that are delivered late, and a survey for its outcome. 0 to 30 days; default 1 hour, as far as a clock may be ahead.
    /// </summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Checks every value.</summary>
    /// <returns>One message for each value out of range: the key, the value, what is allowed. Empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        Check(nameof(Window), Window, TimeSpan.FromMinutes(1), TimeSpan.FromDays(90));
        Check(nameof(Grace), Grace, TimeSpan.Zero, TimeSpan.FromDays(30));
        return errors;

        void Check(string key, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
                errors.Add($"Surveys:{key} is {value}: allowed are {least} to {most}.");
        }
    }
}
