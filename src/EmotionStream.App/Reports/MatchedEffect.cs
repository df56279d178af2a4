using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace EmotionStream.App.Reports;

/// <summary>
/// The effect of something that was done to some and not to others, who were not chosen by lot. Cases are compared only within cells in which all that was known before is about equal
/// (coarsened exact matching: Iacus, King and Porro, <em>Causal Inference without Balance Checking</em>, Political Analysis 20(1), 2012, 1–24); differences left within a cell are taken out
/// by regression on the covariates there. The interval is of Student's t with errors that need not be equal (HC1). What was not known before and drove both who got it and what came of it
/// remains: no comparison can take that out.
/// </summary>
internal static class MatchedEffect
{
    private const int LeastTreated = 5;
    private const int LeastFreedom = 10;
    private const double Level = 0.975;

    /// <summary>Estimates the effect.</summary>
    /// <param name="cases">The cases.</param>
    public static EffectEstimate Estimate(IReadOnlyList<MatchCase> cases)
    {
        var cells = cases.GroupBy(static c => c.Cell, StringComparer.Ordinal).Select(static cell => cell.ToArray()).ToArray();
        var matched = cells.Where(static cell => cell.Any(static c => c.Treated) && cell.Any(static c => !c.Treated)).ToArray();
        var (treated, all) = (matched.Sum(static cell => cell.Count(static c => c.Treated)), matched.Sum(static cell => cell.Length));
        var (effect, low, high) = treated < LeastTreated ? (double.NaN, double.NaN, double.NaN) : Regress(matched, all);
        return new(treated, all - treated, cases.Count(static c => c.Treated) - treated, Plain(cases), effect, low, high);
    }

    private static double Plain(IReadOnlyList<MatchCase> cases) =>
        Mean(cases.Where(static c => c.Treated)) - Mean(cases.Where(static c => !c.Treated));

    private static double Mean(IEnumerable<MatchCase> cases) => cases.Select(static c => c.Outcome).DefaultIfEmpty(double.NaN).Average();

    // Everything less its cell's mean: then cells differ in nothing, and what is regressed is what is left.
    private static (double Effect, double Low, double High) Regress(MatchCase[][] cells, int all)
    {
        var covariates = cells[0][0].Covariates.Count;
        var (x, y) = (Matrix<double>.Build.Dense(all, 1 + covariates), Vector<double>.Build.Dense(all));
        var row = 0;
        foreach (var cell in cells)
        {
            var means = Enumerable.Range(0, 1 + covariates).Select(column => cell.Average(c => ValueOf(c, column))).ToArray();
            var outcome = cell.Average(static c => c.Outcome);
            foreach (var one in cell)
            {
                for (var column = 0; column <= covariates; column++)
                    x[row, column] = ValueOf(one, column) - means[column];
                y[row++] = one.Outcome - outcome;
            }
        }

        // A covariate that does not vary within cells says nothing more.
        var kept = Enumerable.Range(0, 1 + covariates).Where(column => column == 0 || x.Column(column).L2Norm() > 1e-9).ToArray();
        x = Matrix<double>.Build.DenseOfColumnVectors(kept.Select(column => x.Column(column)));
        var freedom = all - cells.Length - kept.Length;
        if (freedom < LeastFreedom)
            return (double.NaN, double.NaN, double.NaN);
        var inverse = x.TransposeThisAndMultiply(x).PseudoInverse();
        var weights = inverse * x.TransposeThisAndMultiply(y);
        var errors = y - (x * weights);
        var meat = x.TransposeThisAndMultiply(Matrix<double>.Build.DenseOfRowVectors(Enumerable.Range(0, all).Select(i => x.Row(i) * (errors[i] * errors[i]))));
        var variance = (inverse * meat * inverse)[0, 0] * all / freedom;
        var reach = StudentT.InvCDF(0, 1, freedom, Level) * Math.Sqrt(variance);
        return (weights[0], weights[0] - reach, weights[0] + reach);
    }

    private static double ValueOf(MatchCase one, int column) => column == 0 ? (one.Treated ? 1 : 0) : one.Covariates[column - 1];
}
