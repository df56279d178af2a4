using System.Globalization;
using System.Text;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>
/// The small curve of a row in SVG coordinates: valence −1 to 1 on a fixed scale, first to last event over the width. Made once for all viewers.
/// </summary>
/// <param name="Points">Points of the polyline; empty without turns.</param>
/// <param name="PeakX">Where the negative peak is; null when there is none.</param>
/// <param name="PeakY">Its height.</param>
/// <param name="EndX">Where the present end is; null without turns.</param>
/// <param name="EndY">Its height.</param>
public sealed record SparkPath(string Points, string? PeakX, string? PeakY, string? EndX, string? EndY)
{
    /// <summary>Width of the picture.</summary>
    public const int Width = 120;

    /// <summary>Height of the picture; the zero line is in the middle.</summary>
    public const int Height = 26;

    private const int MostPoints = 48;
    private const double Margin = 4;

    /// <summary>No turns yet.</summary>
    public static SparkPath Empty { get; } = new("", null, null, null, null);

    /// <summary>Draws a curve.</summary>
    /// <param name="dots">The dots in order of time.</param>
    /// <param name="measures">Peak and end.</param>
    public static SparkPath Draw(ReadOnlySpan<(long Time, float Valence)> dots, InteractionMeasuresMessage measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (dots.IsEmpty)
            return Empty;
        var from = Math.Min(measures.StartedAt.ToUnixTimeMilliseconds(), dots[0].Time);
        var length = Math.Max(1, Math.Max(measures.LastEventAt.ToUnixTimeMilliseconds(), dots[^1].Time) - from);
        var path = new StringBuilder();
        foreach (var (time, valence) in dots[Math.Max(0, dots.Length - MostPoints)..])
            path.Append(X(time)).Append(',').Append(Y(valence)).Append(' ');
        var peak = measures.PeakNegative < 0 ? measures.PeakNegativeAt : null;
        return new(
            path.ToString(),
            peak is null ? null : X(peak.Time.ToUnixTimeMilliseconds()),
            peak is null ? null : Y(measures.PeakNegative),
            X(dots[^1].Time),
            Y(dots[^1].Valence));

        string X(long time) => Number(Margin + (Math.Clamp((double)(time - from) / length, 0, 1) * (Width - (2 * Margin))));
        static string Y(double valence) => Number((Height / 2.0) - (valence * ((Height / 2.0) - Margin)));
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
