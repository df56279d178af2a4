using Prometheus;

namespace EmotionStream.App.Metrics;

/// <summary>Makes registries.</summary>
internal static class Registries
{
    /// <summary>A registry with the process' own figures (CPU, memory, collections, threads).</summary>
    public static CollectorRegistry Create()
    {
        var registry = Prometheus.Metrics.NewCustomRegistry();
        DotNetStats.Register(registry);
        return registry;
    }
}
