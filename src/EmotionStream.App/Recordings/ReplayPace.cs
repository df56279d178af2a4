using System.Globalization;

namespace EmotionStream.App.Recordings;

/// <summary>How fast a recording is replayed.</summary>
/// <param name="Factor">Recorded seconds in one; null = as fast as Kafka takes them.</param>
internal readonly record struct ReplayPace(double? Factor)
{
    /// <summary>Parses a number above 0, or <c>max</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pace">The pace.</param>
    public static bool TryParse(string text, out ReplayPace pace)
    {
        pace = default;
        if (text.Equals("max", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) || !double.IsFinite(factor) || factor is <= 0 or > 1e6)
            return false;
        pace = new(factor);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Factor is { } factor ? $"{factor:0.##}×" : "as fast as Kafka takes it";
}
