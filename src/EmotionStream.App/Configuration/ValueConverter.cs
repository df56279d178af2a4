using System.Globalization;
using System.Text;

namespace EmotionStream.App.Configuration;

/// <summary>Turns the text of a configuration value into what a setting holds.</summary>
internal static class ValueConverter
{
    /// <summary>Converts a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type of the setting; nullable types are unwrapped.</param>
    /// <param name="value">The value.</param>
    /// <param name="allowed">What is allowed, when the text is not.</param>
    /// <returns>False when the text has no meaning for the type.</returns>
    /// <exception cref="NotSupportedException">Settings of that type are not supported: a mistake in the code.</exception>
    public static bool TryConvert(string text, Type type, out object? value, out string allowed)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        allowed = Allowed(type);
        value = null;
        if (type == typeof(string))
            value = text;
        else if (type == typeof(bool))
            value = bool.TryParse(text, out var flag) ? flag : null;
        else if (type == typeof(int))
            value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        else if (type == typeof(long))
            value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        else if (type == typeof(double))
            value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : null;
        else if (type == typeof(float))
            value = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && float.IsFinite(real) ? real : null;
        else if (type == typeof(TimeSpan))
            value = TryParseDuration(text, out var duration) ? duration : null;
        else if (type.IsEnum)
            value = ParseName(text, type);
        else
            throw new NotSupportedException($"A setting of type {type.Name} is not supported.");
        return value is not null;
    }

    /// <summary>Parses <c>250ms</c>, <c>2s</c>, <c>1.5m</c>, <c>1h</c>, <c>7d</c> or <c>00:00:02</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration.</param>
    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        text = text.Trim();
        var digits = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
        double? unit = text[digits.Length..] switch { "ms" => 1, "s" => 1e3, "m" => 60e3, "h" => 3600e3, "d" => 86400e3, _ => null };
        if (unit is { } milliseconds && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
            && Math.Abs(count * milliseconds) < TimeSpan.MaxValue.TotalMilliseconds)
        {
            duration = TimeSpan.FromMilliseconds(count * milliseconds);
            return true;
        }

        duration = default;
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
    }

    /// <summary>The way an enumeration's value is written in configuration: <c>ExactlyOnce</c> is <c>exactly-once</c>.</summary>
    /// <param name="value">The value's name.</param>
    public static string KebabCase(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static object? ParseName(string text, Type type)
    {
        var plain = text.Replace("-", "", StringComparison.Ordinal);
        return Enum.GetNames(type).FirstOrDefault(name => name.Equals(plain, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse(type, found)
            : null;
    }

    /// <summary>Says what a setting of a type may hold.</summary>
    /// <param name="type">The type.</param>
    public static string Allowed(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return "must be one of " + string.Join(", ", Enum.GetNames(type).Select(KebabCase));
        if (type == typeof(bool))
            return "must be true or false";
        if (type == typeof(int) || type == typeof(long))
            return "must be a whole number";
        return type == typeof(TimeSpan) ? "must be a duration such as 250ms, 2s, 5m or 1h" : "must be a number";
    }
}
