using EmotionStream.Core.Repeats;
using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Memory;
using EmotionStream.Recognition.Voice.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace EmotionStream.Recognition.Repeats;

/// <summary>
/// Trains a <see cref="RepeatModel"/>: Microsoft.ML's logistic regression over standardised features, calibrated (Platt) on customers held out, and judged on others still: a customer is never on both
/// sides, as the contacts of one are alike.
/// </summary>
public static class RepeatTrainer
{
    /// <summary>Fewer contacts with a repeat, or without one, tell nothing about thirteen weights.</summary>
    public const int LeastOfEach = 30;

    /// <summary>Fewer customers can't be dealt into folds.</summary>
    public const int LeastCustomers = 30;

    private const int OuterFolds = 10;
    private const int InnerFolds = 5;
    private const int Bins = 10;
    private const double LeastDeviation = 1e-9;

    // A probability of 0 or 1 would cost without bound.
    private const double Certain = 1e-6;

    /// <summary>Trains.</summary>
    /// <param name="cases">Contacts of which it is known whether the customer came back.</param>
    /// <param name="window">Within which time.</param>
    /// <exception cref="InvalidDataException">There are too few.</exception>
    public static RepeatReport Train(IReadOnlyList<RepeatCase> cases, TimeSpan window)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var repeats = cases.Count(static one => one.Repeated);
        var customers = cases.Select(static one => one.Contact.Customer).Distinct(StringComparer.Ordinal).Count();
        if (Math.Min(repeats, cases.Count - repeats) < LeastOfEach || customers < LeastCustomers)
        {
            throw new InvalidDataException(
                $"{cases.Count} contacts of {customers} customers, {repeats} with a repeat: {LeastOfEach} with and {LeastOfEach} without one, of {LeastCustomers} customers, are needed.");
        }

        int[] all = [.. Enumerable.Range(0, cases.Count)];
        var labels = Array.ConvertAll(all, i => cases[i].Repeated);
        var predicted = Deal(cases, all, OuterFolds).Predict(train =>
        {
            var model = Calibrated(cases, train, window);
            return i => model.Probability(cases[i].Contact.Features);
        });
        var byRate = Deal(cases, all, OuterFolds).Predict(train =>
        {
            var rate = (double)train.Count(i => labels[i]) / train.Count;
            return _ => rate;
        });
        var ofCustomer = all.GroupBy(i => cases[i].Contact.Customer, StringComparer.Ordinal).Select(static group => group.ToArray()).ToArray();
        return new(
            cases.Count, customers, repeats,
            Compare("Brier score", static (p, repeated) => Math.Pow(p - (repeated ? 1 : 0), 2), predicted, byRate, labels, ofCustomer),
            Compare("log loss", static (p, repeated) => -Math.Log(Math.Clamp(repeated ? p : 1 - p, Certain, 1)), predicted, byRate, labels, ofCustomer),
            CalibrationError.Expected(predicted, labels),
            Roc.Area(predicted, labels),
            Reliability(predicted, labels),
            Calibrated(cases, all, window));
    }

    private static RepeatFigure Compare(
        string name, Func<double, bool, double> loss, double[] predicted, double[] byRate, bool[] labels, int[][] ofCustomer)
    {
        var model = labels.Select((label, i) => loss(predicted[i], label)).ToArray();
        var rate = labels.Select((label, i) => loss(byRate[i], label)).ToArray();
        var (low, high) = Bootstrap.Interval(ofCustomer.Length, drawn =>
        {
            var (sum, count) = (0.0, 0);
            foreach (var customer in drawn)
            {
                foreach (var i in ofCustomer[customer])
                    sum += rate[i] - model[i];
                count += ofCustomer[customer].Length;
            }

            return sum / count;
        });
        return new(name, model.Average(), rate.Average(), rate.Average() - model.Average(), low, high);
    }

    private static ReliabilityBin[] Reliability(double[] predicted, bool[] labels)
    {
        var order = Enumerable.Range(0, predicted.Length).OrderBy(i => predicted[i]).ToArray();
        return
        [
            .. Enumerable.Range(0, Bins).Select(bin => order[(bin * order.Length / Bins)..((bin + 1) * order.Length / Bins)]).Where(static bin => bin.Length > 0)
                .Select(bin => new ReliabilityBin(bin.Length, bin.Average(i => predicted[i]), bin.Count(i => labels[i]))),
        ];
    }

    // Platt's line is folded into the weights: what is used live is one sum.
    private static RepeatModel Calibrated(IReadOnlyList<RepeatCase> cases, IReadOnlyList<int> train, TimeSpan window)
    {
        var scores = Deal(cases, train, InnerFolds).Predict(inner =>
        {
            var (bias, terms) = Fit(cases, [.. inner.Select(i => train[i])]);
            return i => bias + Sum(terms, cases[train[i]].Contact.Features);
        });
        var (slope, offset) = PlattScaling.Fit(scores, [.. train.Select(i => cases[i].Repeated)]);
        var (intercept, fitted) = Fit(cases, train);
        return new("", window, (slope * intercept) + offset, [.. fitted.Select(term => term with { Weight = slope * term.Weight })]);
    }

    private static double Sum(RepeatTerm[] terms, double[] features) => terms.Select((term, i) => term.Effect(features[i])).Sum();

    private static (double Bias, RepeatTerm[] Terms) Fit(IReadOnlyList<RepeatCase> cases, IReadOnlyList<int> train)
    {
        var scale = Enumerable.Range(0, RepeatFeatures.Count).Select(j =>
        {
            var mean = train.Average(i => cases[i].Contact.Features[j]);
            var deviation = Math.Sqrt(train.Average(i => Math.Pow(cases[i].Contact.Features[j] - mean, 2)));
            return new RepeatTerm(mean, deviation > LeastDeviation ? deviation : 1, 0);
        }).ToArray();
        var repeated = train.Count(i => cases[i].Repeated);
        if (repeated == 0 || repeated == train.Count)
            return (0, scale);
        var context = new MLContext(seed: 1);
        var rows = train.Select(i => new RepeatInput
        {
            Features = [.. scale.Select((term, j) => (float)((cases[i].Contact.Features[j] - term.Mean) / term.Deviation))],
            Label = cases[i].Repeated,
        });
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = 1,
            NumberOfThreads = 1,
        });
        var linear = trainer.Fit(context.Data.LoadFromEnumerable(rows)).Model.SubModel;
        return (linear.Bias, [.. scale.Select((term, j) => term with { Weight = linear.Weights[j] })]);
    }

    private static Folds Deal(IReadOnlyList<RepeatCase> cases, IReadOnlyList<int> train, int folds) =>
        Folds.ByGroup([.. train.Select(i => cases[i].Contact.Customer)], folds);
}
