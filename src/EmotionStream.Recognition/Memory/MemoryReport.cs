namespace EmotionStream.Recognition.Memory;

/// <summary>How well a memory model predicts surveys it was not fitted to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Error">Root of the weighted mean squared error, in steps of valence (2 steps of satisfaction are 1).</param>
/// <param name="Low">Lower end of its 95% bootstrap interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Gain">Squared error of the default less this one's; above 0 is better.</param>
/// <param name="GainLow">Lower end of its 95% interval, from paired draws.</param>
/// <param name="GainHigh">Upper end.</param>
public sealed record SurveyFigure(string Model, double Error, double Low, double High, double Gain, double GainLow, double GainHigh);

/// <summary>What a training came to.</summary>
/// <param name="Interactions">Interactions, answered or not.</param>
/// <param name="Surveys">Answers that counted.</param>
/// <param name="EffectiveSurveys">How many equally weighted answers tell as much.</param>
/// <param name="Figures">The error of each model, the default first, the fit last.</param>
/// <param name="Fit">The model fitted to all answers.</param>
/// <param name="Penalty">Its penalty.</param>
/// <param name="Rates">Answer rates.</param>
public sealed record MemoryReport(
    int Interactions, int Surveys, double EffectiveSurveys, IReadOnlyList<SurveyFigure> Figures, Ridge Fit, double Penalty, AnswerRates Rates)
{
    /// <summary>
    /// Lower end of the 95% interval of the fit's gain on a constant. On noise a fit shrinks to a constant, and so errs a little less than a line fitted to the default's score.
    /// </summary>
    public required double GainOnConstant { get; init; }

    /// <summary>Whether the fit predicts held-out surveys better than the default, and than a constant, beyond chance. Otherwise it is not to be used.</summary>
    public bool BeatsDefault => Figures[^1].GainLow > 0 && GainOnConstant > 0;
}
