using System.Globalization;

namespace EmotionStream.App.Terminal;

/// <summary>How figures are written on the terminal.</summary>
internal static class Words
{
    /// <summary>A signed score with two decimals and a true minus sign.</summary>
    /// <param name="value">The score.</param>
    public static string Signed(double value)
    {
        var text = Math.Abs(value).ToString("0.00", CultureInfo.InvariantCulture);
        return text == "0.00" ? " 0.00" : (value < 0 ? "−" : "+") + text;
    }

    /// <summary>A time of a conversation, <c>4:05</c> from its start.</summary>
    /// <param name="time">The time.</param>
    public static string Clock(TimeSpan time) => time < TimeSpan.Zero ? "0:00" : $"{(int)time.TotalMinutes}:{time.Seconds:00}";

    /// <summary>A name in words: <c>NegativePeak</c> is <c>Negative peak</c>.</summary>
    /// <param name="name">The name.</param>
    public static string Split(string name)
    {
        var text = new System.Text.StringBuilder();
        foreach (var c in name)
        {
            if (text.Length > 0 && char.IsUpper(c))
                text.Append(' ').Append(char.ToLowerInvariant(c));
            else
                text.Append(c);
        }

        return text.ToString();
    }
}
