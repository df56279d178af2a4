namespace EmotionStream.App.Demo;

/// <summary>Collects durations and gives their percentiles. Thread-safe.</summary>
internal sealed class Percentiles
{
    private readonly Lock _lock = new();
    private readonly List<double> _values = [];

    /// <summary>Adds a duration.</summary>
    /// <param name="milliseconds">Its length.</param>
    public void Add(double milliseconds)
    {
        lock (_lock)
            _values.Add(milliseconds);
    }

    /// <summary>What was collected so far; null when that is nothing.</summary>
    public PercentileSummary? Summary()
    {
        lock (_lock)
        {
            if (_values.Count == 0)
                return null;
            var sorted = _values.Order().ToArray();
            return new(sorted.Length, At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99), Math.Round(sorted[^1], 1));
        }
    }

    /// <summary>Nearest rank: the least value that a share of all are at or below.</summary>
    private static double At(double[] sorted, double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);
}
