namespace EmotionStream.App.Backtest;

/// <summary>A share of cases, with its 95% Wilson (1927) interval; null where there is no case.</summary>
/// <param name="Hits">Cases that count.</param>
/// <param name="Cases">All cases.</param>
internal readonly record struct Proportion(int Hits, int Cases)
{
    private const double Z = 1.959964;

    /// <summary>The share.</summary>
    public double? Value => Cases == 0 ? null : (double)Hits / Cases;

    /// <summary>Lower end of the interval.</summary>
    public double? Low => Bound(-1);

    /// <summary>Upper end of the interval.</summary>
    public double? High => Bound(1);

    private double? Bound(int side)
    {
        if (Cases == 0)
            return null;
        var p = (double)Hits / Cases;
        var spread = Z * Math.Sqrt((p * (1 - p) / Cases) + (Z * Z / (4.0 * Cases * Cases)));
        return Math.Clamp((p + (Z * Z / (2 * Cases)) + (side * spread)) / (1 + (Z * Z / Cases)), 0, 1);
    }
}
