using MathNet.Numerics.LinearAlgebra;

namespace EmotionStream.Recognition.Memory;

/// <summary>
/// Ridge regression (Hoerl &amp; Kennard 1970) with a weight a case: minimises n · Σ wᵢ(yᵢ − a − bᵀxᵢ)² / Σ w + λ‖s∘b‖², where s are the measures' standard
/// deviations, so that λ means the same for each.
/// </summary>
/// <param name="Intercept">a.</param>
/// <param name="Weights">b, in the measures' own units.</param>
public sealed record Ridge(double Intercept, IReadOnlyList<double> Weights)
{
    private const double Constant = 1e-9;

    /// <summary>Penalties tried when one is chosen.</summary>
    public static IReadOnlyList<double> Penalties { get; } = [0.1, 1, 10, 100, 1000];

    /// <summary>Fits.</summary>
    /// <param name="cases">A row a case.</param>
    /// <param name="answers">y.</param>
    /// <param name="weights">Weight of each case, at least 0.</param>
    /// <param name="penalty">λ ≥ 0.</param>
    public static Ridge Fit(IReadOnlyList<double[]> cases, IReadOnlyList<double> answers, IReadOnlyList<double> weights, double penalty)
    {
        var width = cases[0].Length;
        var total = weights.Sum();
        var means = new double[width];
        var deviations = new double[width];
        for (var j = 0; j < width; j++)
        {
            var column = j;
            means[j] = Enumerable.Range(0, cases.Count).Sum(i => weights[i] * cases[i][column]) / total;
            deviations[j] = Math.Sqrt(Enumerable.Range(0, cases.Count).Sum(i => weights[i] * Math.Pow(cases[i][column] - means[column], 2)) / total);
        }

        var centre = Enumerable.Range(0, cases.Count).Sum(i => weights[i] * answers[i]) / total;

        // A measure that never varies has no weight; the rest are compared on one scale.
        var used = Enumerable.Range(0, width).Where(j => deviations[j] > Constant).ToArray();
        var slopes = new double[width];
        if (used.Length > 0)
        {
            var gram = Matrix<double>.Build.Dense(used.Length, used.Length);
            var moment = Vector<double>.Build.Dense(used.Length);
            for (var i = 0; i < cases.Count; i++)
            {
                var w = weights[i] * cases.Count / total;
                var scaled = Array.ConvertAll(used, j => (cases[i][j] - means[j]) / deviations[j]);
                for (var a = 0; a < used.Length; a++)
                {
                    moment[a] += w * scaled[a] * (answers[i] - centre);
                    for (var b = 0; b < used.Length; b++)
                        gram[a, b] += w * scaled[a] * scaled[b];
                }
            }

            for (var a = 0; a < used.Length; a++)
                gram[a, a] += penalty;
            var solved = gram.Svd().Solve(moment);
            for (var a = 0; a < used.Length; a++)
                slopes[used[a]] = solved[a] / deviations[used[a]];
        }

        return new(centre - slopes.Zip(means, (slope, mean) => slope * mean).Sum(), slopes);
    }

    /// <summary>Fits with the penalty of <see cref="Penalties"/> that predicts best what is held out.</summary>
    /// <param name="cases">A row a case.</param>
    /// <param name="answers">y.</param>
    /// <param name="weights">Weight of each case.</param>
    /// <param name="penalty">The penalty chosen.</param>
    public static Ridge Choose(IReadOnlyList<double[]> cases, IReadOnlyList<double> answers, IReadOnlyList<double> weights, out double penalty)
    {
        penalty = Penalties[^1];
        var folds = new Folds(cases.Count, Math.Min(5, cases.Count));
        var least = double.PositiveInfinity;
        foreach (var candidate in Penalties)
        {
            var predicted = folds.Predict(train =>
            {
                var fit = Fit(train.Pick(cases), train.Pick(answers), train.Pick(weights), candidate);
                return i => fit.Predict(cases[i]);
            });
            var error = Enumerable.Range(0, cases.Count).Sum(i => weights[i] * Math.Pow(predicted[i] - answers[i], 2));
            if (error < least)
                (least, penalty) = (error, candidate);
        }

        return Fit(cases, answers, weights, penalty);
    }

    /// <summary>Predicts an answer.</summary>
    /// <param name="measures">x.</param>
    public double Predict(IReadOnlyList<double> measures)
    {
        var sum = Intercept;
        for (var j = 0; j < Weights.Count; j++)
            sum += Weights[j] * measures[j];
        return sum;
    }
}
