namespace EmotionStream.App.Hosting;

/// <summary>
/// Where commands that are no workers serve their metrics unless told otherwise, so that all run on one machine: metrics of <c>run</c> stand on 9464, calls come in on 9465, the page is on 9466.
/// </summary>
internal static class MetricsPorts
{
    /// <summary>Of <c>notify</c>.</summary>
    public static KeyValuePair<string, string> Notify { get; } = Of("9467");

    /// <summary>Of <c>listen</c>.</summary>
    public static KeyValuePair<string, string> Listen { get; } = Of("9468");

    /// <summary>Of <c>dashboard</c>.</summary>
    public static KeyValuePair<string, string> Dashboard { get; } = Of("9469");

    private static KeyValuePair<string, string> Of(string port) => new("Http:Port", port);
}
