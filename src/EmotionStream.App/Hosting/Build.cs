using System.Reflection;

namespace EmotionStream.App.Hosting;

/// <summary>Facts about this build.</summary>
internal static class Build
{
    /// <summary>The version, without the commit.</summary>
    public static string Version { get; } = Informational().Split('+')[0];

    private static string Informational() =>
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
