using System.Text;
using Prometheus;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>Reads a metric as Prometheus would.</summary>
internal static class CallCounts
{
    /// <summary>The value of a series; 0 when there is none.</summary>
    public static async Task<double> CountAsync(this CollectorRegistry registry, string series)
    {
        using var stream = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(stream);
        var line = Encoding.UTF8.GetString(stream.ToArray()).Split('\n').SingleOrDefault(line => line.StartsWith(series + " ", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[(series.Length + 1)..]);
    }
}
