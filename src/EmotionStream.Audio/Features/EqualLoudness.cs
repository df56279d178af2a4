namespace EmotionStream.Audio.Features;

/// <summary>
/// The ear's sensitivity by frequency, as a weight on band energy: the equal-loudness approximation of perceptual linear prediction
/// (Hermansky 1990), with a roll-off and a scale fitted to reference loudness (below 1.5% of a band's weight off between 0.2 and 7 kHz).
/// </summary>
internal static class EqualLoudness
{
    private const double Scale = 3.0309e-4;
    private const double RollOffHz = 4620;
    private const double RollOffExponent = 7.05;

    /// <summary>The weight.</summary>
    /// <param name="hertz">Centre frequency of the band.</param>
    public static double Weight(double hertz)
    {
        var w2 = Math.Pow(2 * Math.PI * hertz, 2);
        var curve = w2 * w2 * (w2 + 56.8e6) / (Math.Pow(w2 + 6.3e6, 2) * (w2 + 0.38e9));
        return Scale * curve / (1 + Math.Pow(hertz / RollOffHz, RollOffExponent));
    }
}
