using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;

namespace EmotionStream.App.Repeats;

/// <summary>The options of commands that look at who comes back.</summary>
internal static class RepeatWindow
{
    /// <summary>Makes the option of the window.</summary>
    public static Option<TimeSpan?> Create() => ParsedOption.Create(
        "--window", "Within which time after its end another contact is a repeat. Default: Customers:RepeatContact:Window.", "DURATION",
        static (string text, out TimeSpan? value) => TryParse(text, out value), "a duration such as 12h or 7d, above 0", null);

    /// <summary>Makes the option of what is the same matter.</summary>
    public static Option<bool> CreateSameMatter() => new("--same-matter")
    {
        Description = "Only another contact on the same matter is a repeat: one that shares a moment of truth, or the queue where one of the two has none.",
    };

    private static bool TryParse(string text, out TimeSpan? value)
    {
        var isWindow = ValueConverter.TryParseDuration(text, out var duration) && duration > TimeSpan.Zero;
        value = duration;
        return isWindow;
    }
}
