namespace EmotionStream.App.Reports;

/// <summary>One case of a comparison.</summary>
/// <param name="Cell">What has to be equal for two cases to be compared.</param>
/// <param name="Treated">Whether what is studied was done.</param>
/// <param name="Covariates">What was known before and may differ a little within a cell; as many for every case.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record MatchCase(string Cell, bool Treated, IReadOnlyList<double> Covariates, double Outcome);
