using EmotionStream.Core.Alerts;
using Spectre.Console;

namespace EmotionStream.App.Terminal;

/// <summary>Colours: orange for negative to blue for positive, which colour-blind people can tell apart; red for critical alerts alone.</summary>
internal static class Palette
{
    /// <summary>The colour of a valence.</summary>
    /// <param name="valence">Valence in [−1, 1].</param>
    public static Color OfValence(double valence) => valence switch
    {
        <= -0.5 => Color.DarkOrange3_1,
        < -0.1 => Color.Orange1,
        <= 0.1 => Color.Grey62,
        < 0.5 => Color.SteelBlue1,
        _ => Color.DeepSkyBlue1,
    };

    /// <summary>The style of an alert.</summary>
    /// <param name="severity">Its severity.</param>
    public static Style Of(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => new Style(Color.Red, decoration: Decoration.Bold),
        AlertSeverity.Warning => new Style(Color.Orange1),
        _ => new Style(Color.SteelBlue1),
    };
}
