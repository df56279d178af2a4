using System.Text.Json;
using System.Text.RegularExpressions;

namespace EmotionStream.App.Tests.Monitoring;

/// <summary>The dashboards that ship, as Grafana reads them.</summary>
internal static partial class Dashboards
{
    /// <summary>A query of a panel.</summary>
    /// <param name="Dashboard">The dashboard's title.</param>
    /// <param name="Panel">The panel's title.</param>
    /// <param name="Kind">Its type.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Expression">The query as it is written, with Grafana's variables.</param>
    internal sealed record Query(string Dashboard, string Panel, string Kind, string Unit, string Expression)
    {
        /// <summary>The query as Grafana sends it with nothing selected and a window that suits a scrape a second.</summary>
        public string Sent => Variable().Replace(
            Expression.Replace("$__rate_interval", "15s", StringComparison.Ordinal).Replace("$__range", "10m", StringComparison.Ordinal), ".*");
    }

    /// <summary>The files.</summary>
    public static IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Tool.Deploy("grafana/dashboards"), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>The panels of a file, rows left out.</summary>
    /// <param name="root">The file.</param>
    public static IEnumerable<JsonElement> Panels(JsonElement root) =>
        root.GetProperty("panels").EnumerateArray().Where(panel => panel.GetProperty("type").GetString() != "row");

    /// <summary>Every query of every panel of every dashboard.</summary>
    public static IReadOnlyList<Query> Queries() =>
    [
        .. from file in Files
           let root = JsonDocument.Parse(File.ReadAllText(file)).RootElement
           from panel in Panels(root)
           from target in panel.GetProperty("targets").EnumerateArray()
           select new Query(
               root.GetProperty("title").GetString()!,
               panel.GetProperty("title").GetString()!,
               panel.GetProperty("type").GetString()!,
               panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()!,
               target.GetProperty("expr").GetString()!),
    ];

    [GeneratedRegex(@"\$[a-z]+", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
