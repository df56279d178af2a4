namespace EmotionStream.Recognition.Memory;

/// <summary>Cross-validation: cases are dealt into folds, and each is predicted by what was fitted without its fold.</summary>
public sealed class Folds
{
    private const int Seed = 20_261_124;
    private readonly int[] _fold;
    private readonly int _count;

    /// <summary>Deals cases into folds of equal size, the same way each time.</summary>
    /// <param name="cases">How many cases.</param>
    /// <param name="count">How many folds, at least 2.</param>
    public Folds(int cases, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        _count = count;
        _fold = [.. Enumerable.Range(0, cases).Select(i => i % count)];
        new Random(Seed).Shuffle(_fold);
    }

    private Folds(int[] fold, int count) => (_fold, _count) = (fold, count);

    /// <summary>Deals groups into folds, so that the cases of one are all in the same.</summary>
    /// <param name="groups">The group of each case.</param>
    /// <param name="count">How many folds, at least 2.</param>
    public static Folds ByGroup(IReadOnlyList<string> groups, int count)
    {
        var names = groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var dealt = new Folds(names.Count, count);
        var place = names.Select(static (name, i) => (name, i)).ToDictionary(static one => one.name, static one => one.i, StringComparer.Ordinal);
        return new([.. groups.Select(group => dealt._fold[place[group]])], count);
    }

    /// <summary>Predicts every case.</summary>
    /// <param name="fit">From the numbers of the cases to fit on, makes a predictor of a case by its number.</param>
    public double[] Predict(Func<IReadOnlyList<int>, Func<int, double>> fit)
    {
        var predicted = new double[_fold.Length];
        for (var fold = 0; fold < _count; fold++)
        {
            var held = fold;
            var predict = fit([.. Enumerable.Range(0, _fold.Length).Where(i => _fold[i] != held)]);
            for (var i = 0; i < _fold.Length; i++)
                if (_fold[i] == held)
                    predicted[i] = predict(i);
        }

        return predicted;
    }
}
