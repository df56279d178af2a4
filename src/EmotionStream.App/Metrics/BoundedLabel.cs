using System.Collections.Concurrent;

namespace EmotionStream.App.Metrics;

/// <summary>
/// Keeps a label whose values come from data within bounds: each value is a time series in Prometheus' memory, and queue names are written
/// by somebody else. Thread-safe.
/// </summary>
/// <param name="limit">How many values keep their name; later ones are <see cref="Other"/>.</param>
internal sealed class BoundedLabel(int limit)
{
    /// <summary>Stands for every value past the limit.</summary>
    public const string Other = "other";

    /// <summary>Stands for no value.</summary>
    public const string Unknown = "unknown";

    /// <summary>Longer values would make a scrape heavy; they are <see cref="Other"/>.</summary>
    public const int MaxLength = 64;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Lock _admission = new();

    /// <summary>The label value for a value from data.</summary>
    /// <param name="value">The value; null or empty when not known.</param>
    public string Of(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return Unknown;
        return _known.TryGetValue(value, out var known) ? known : Admit(value);
    }

    private string Admit(string value)
    {
        if (value.Length > MaxLength || value.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            return Other;
        lock (_admission)
            return _known.Count < limit ? _known.GetOrAdd(value, value) : Other;
    }
}
