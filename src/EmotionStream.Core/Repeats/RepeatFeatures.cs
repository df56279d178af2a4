using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;

namespace EmotionStream.Core.Repeats;

/// <summary>Reads the features of a closed interaction, live and in training alike.</summary>
public static class RepeatFeatures
{
    private const double MinuteMs = 60_000;

    /// <summary>How many there are.</summary>
    public const int Count = (int)RepeatFeature.Moments + 1;

    /// <summary>Their names, as on the wire, in numeric order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetValues<RepeatFeature>().Select(feature => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(feature.ToString()))];

    /// <summary>Reads the features.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="effort">The effort.</param>
    /// <param name="moments">Different moments of truth.</param>
    /// <param name="lastedMs">From start to end, milliseconds.</param>
    /// <returns>A value for each <see cref="RepeatFeature"/>.</returns>
    public static double[] Of(in Measures measures, in EffortCounts effort, int moments, long lastedMs) =>
    [
        measures.Remembered,
        measures.End,
        measures.PeakNegative,
        measures.Trend,
        effort.Transfers,
        effort.Holds,
        Math.Log(1 + (effort.HoldMs / MinuteMs)),
        effort.ChannelSwitches,
        effort.SelfServiceFailures,
        effort.Repeats,
        Math.Log(1 + measures.Turns),
        Math.Log(1 + (Math.Max(0, lastedMs) / MinuteMs)),
        moments,
    ];
}
