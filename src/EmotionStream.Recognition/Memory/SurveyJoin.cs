using EmotionStream.Core.Surveys;

namespace EmotionStream.Recognition.Memory;

/// <summary>
/// Joins surveys to their interactions within a window. It does not depend on the order of arrival: a survey that comes before its interaction is closed waits; of
/// several the one given last counts; one of an interaction nobody knows, from before it started, or from after the window counts as what it is and for nothing else.
/// </summary>
/// <param name="Joined">The interactions, with their answers.</param>
/// <param name="Superseded">Surveys followed by another of the same interaction.</param>
/// <param name="Unknown">Surveys of no known interaction.</param>
/// <param name="OutsideWindow">Surveys given before their interaction started or after the window.</param>
public sealed record SurveyJoin(IReadOnlyList<SurveyedInteraction> Joined, int Superseded, int Unknown, int OutsideWindow)
{
    /// <summary>Joins.</summary>
    /// <param name="interactions">Closed interactions, without answers; parts of one id, as an interaction leaves that falls silent for long and goes on, are taken together.</param>
    /// <param name="surveys">The surveys, in any order.</param>
    /// <param name="window">How long after the end of its interaction a survey counts.</param>
    public static SurveyJoin Of(IEnumerable<SurveyedInteraction> interactions, IEnumerable<SurveyAnswer> surveys, TimeSpan window)
    {
        var known = new Dictionary<string, SurveyedInteraction>(StringComparer.Ordinal);
        foreach (var interaction in interactions)
            known[interaction.Id] = known.TryGetValue(interaction.Id, out var part) ? Together(part, interaction) : interaction;
        var answers = new Dictionary<string, SurveyAnswer>(StringComparer.Ordinal);
        var (superseded, unknown, outside) = (0, 0, 0);
        foreach (var survey in surveys)
        {
            if (!known.TryGetValue(survey.Interaction, out var interaction))
                unknown++;
            else if (survey.Time < interaction.Started || survey.Time > interaction.Ended + (long)window.TotalMilliseconds)
                outside++;
            else if (!answers.TryGetValue(survey.Interaction, out var other))
                answers[survey.Interaction] = survey;
            else
            {
                superseded++;

                // Two of the same instant: the lower one, so that the order of arrival does not matter.
                if (GivenAnswer.Supersedes(survey.Time, survey.Satisfaction, other.Time, other.Satisfaction))
                    answers[survey.Interaction] = survey;
            }
        }

        return new(
            [.. known.Values.OrderBy(static one => one.Id, StringComparer.Ordinal).Select(one => answers.TryGetValue(one.Id, out var answer) ? one with { Satisfaction = answer.Satisfaction } : one)],
            superseded, unknown, outside);
    }

    // The part with more turns is what the customer went through; the survey may be about any of it.
    private static SurveyedInteraction Together(SurveyedInteraction a, SurveyedInteraction b) =>
        (b.Measures.Turns > a.Measures.Turns ? b : a) with { Started = Math.Min(a.Started, b.Started), Ended = Math.Max(a.Ended, b.Ended) };
}
