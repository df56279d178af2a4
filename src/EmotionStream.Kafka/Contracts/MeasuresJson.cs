using EmotionStream.Core.Memory;

namespace EmotionStream.Kafka.Contracts;

/// <summary>How the measures of an interaction are written, wherever they stand.</summary>
internal static class MeasuresJson
{
    /// <summary>Writes measures into the object under way, which they are not the first of.</summary>
    /// <param name="json">The buffer.</param>
    /// <param name="m">The measures.</param>
    /// <param name="references">Whether with the events that made the peaks.</param>
    public static void Measures(this JsonBuffer json, in Measures m, bool references)
    {
        json.Integer(",\"turns\":"u8, m.Turns);
        json.Field(",\"mean\":"u8, m.Mean);
        json.Field(",\"begin\":"u8, m.Begin);
        json.Field(",\"end\":"u8, m.End);
        json.Field(",\"peak\":"u8, m.Peak);
        json.Field(",\"peakNegative\":"u8, m.PeakNegative);
        if (references && m.PeakNegativeAt is { } negative)
            json.Reference(",\"peakNegativeAt\":"u8, negative);
        json.Field(",\"peakPositive\":"u8, m.PeakPositive);
        if (references && m.PeakPositiveAt is { } positive)
            json.Reference(",\"peakPositiveAt\":"u8, positive);
        json.Field(",\"peakEnd\":"u8, m.PeakEnd);
        json.Field(",\"troughEnd\":"u8, m.TroughEnd);
        json.Field(",\"trend\":"u8, m.Trend);
        json.Truth(",\"recovered\":"u8, m.Recovered);
        json.Field(",\"remembered\":"u8, m.Remembered);
        json.Field(",\"lastValence\":"u8, m.LastValence);
        json.Field(",\"lastSmoothed\":"u8, m.LastSmoothed);
    }
}
