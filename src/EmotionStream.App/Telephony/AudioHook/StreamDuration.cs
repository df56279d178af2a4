using System.Globalization;

namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>AudioHook's durations: ISO 8601, seconds only, <c>PT1.5S</c>.</summary>
internal static class StreamDuration
{
    private static readonly double Longest = TimeSpan.FromDays(7).TotalSeconds;

    /// <summary>Parses a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">What it means.</param>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is not ['P', 'T', .., 'S']
            || !double.TryParse(text.AsSpan(2, text.Length - 3), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || !(seconds <= Longest))
            return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>Writes a duration.</summary>
    /// <param name="duration">At least zero.</param>
    public static string Format(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"PT{duration.TotalSeconds:0.#######}S");
}
