using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace EmotionStream.App.Page.Language;

/// <summary>Which language, and how figures and times are written in it.</summary>
public static class Tongues
{
    /// <summary>Chooses: what the address asks for, else what the browser likes best, else English.</summary>
    /// <param name="asked">The value of <c>?lang=</c>.</param>
    /// <param name="accepted">The header <c>Accept-Language</c>.</param>
    public static Tongue Choose(string? asked, string? accepted)
    {
        if (Known(asked) is { } tongue)
            return tongue;
        if (!StringWithQualityHeaderValue.TryParseList([accepted ?? ""], out var liked))
            return Tongue.English;
        return liked.OrderByDescending(like => like.Quality ?? 1).Select(like => Known(like.Value.Value)).FirstOrDefault(known => known is not null) ?? Tongue.English;
    }

    /// <summary>The language's tag, for the browser.</summary>
    /// <param name="tongue">The language.</param>
    public static string Tag(this Tongue tongue) => tongue == Tongue.French ? "fr" : "en";

    /// <summary>Says something in it.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="phrase">What.</param>
    public static string Say(this Tongue tongue, Phrase phrase) => tongue == Tongue.French ? phrase.French : phrase.English;

    /// <summary>A signed score with two decimals and a true minus sign.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="value">The score.</param>
    public static string Score(this Tongue tongue, double value)
    {
        var text = Math.Abs(value).ToString("0.00", CultureInfo.InvariantCulture);
        if (tongue == Tongue.French)
            text = text.Replace('.', ',');
        return text is "0.00" or "0,00" ? text : (value < 0 ? "−" : "+") + text;
    }

    /// <summary>How long something has lasted: <c>4:05</c>, or <c>2 h 10</c> beyond an hour.</summary>
    /// <param name="span">How long.</param>
    public static string Age(TimeSpan span)
    {
        if (span < TimeSpan.Zero)
            span = TimeSpan.Zero;
        return span.TotalHours >= 1 ? $"{(int)span.TotalHours} h {span.Minutes:00}" : $"{(int)span.TotalMinutes}:{span.Seconds:00}";
    }

    /// <summary>
    /// How long something has lasted, to the second in its first minute, then to the minute: what stands beside many others is not worth a drawing each second.
    /// </summary>
    /// <param name="span">How long.</param>
    public static string RoundAge(TimeSpan span) => span.TotalMinutes < 1 ? $"{Math.Max(0, (int)span.TotalSeconds)} s" : span.TotalHours < 1 ? $"{(int)span.TotalMinutes} min" : Age(span);

    private static Tongue? Known(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "fr" => Tongue.French,
        "en" => Tongue.English,
        _ => null,
    };
}
