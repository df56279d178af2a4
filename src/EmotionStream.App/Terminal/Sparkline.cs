using EmotionStream.App.State;
using Spectre.Console;

namespace EmotionStream.App.Terminal;

/// <summary>An emotion curve in one line of text: valence −1…1 on a fixed scale, so that two curves can be compared at a glance.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>Draws the last dots of a curve; the most negative one is a ▼.</summary>
    /// <param name="curve">The dots.</param>
    /// <param name="width">How many are drawn.</param>
    /// <param name="peakNegative">When the negative peak was; null when there was none.</param>
    public static Paragraph Draw(IReadOnlyList<CurvePoint> curve, int width, DateTimeOffset? peakNegative)
    {
        var line = new Paragraph();
        for (var i = Math.Max(0, curve.Count - width); i < curve.Count; i++)
        {
            var mark = curve[i].Time == peakNegative ? "▼" : Bar(curve[i].Valence).ToString();
            line.Append(mark, new Style(Palette.OfValence(curve[i].Valence)));
        }

        return line;
    }

    /// <summary>The bar that stands for a valence.</summary>
    /// <param name="valence">Valence; what is outside [−1, 1] is drawn at the border.</param>
    internal static char Bar(double valence)
    {
        var place = (int)((Math.Clamp(valence, -1, 1) + 1) / 2 * Bars.Length);
        return Bars[Math.Min(place, Bars.Length - 1)];
    }
}
