using EmotionStream.App.Tests.Monitoring;
using YamlDotNet.RepresentationModel;

namespace EmotionStream.App.Tests.Deployment;

/// <summary>Reads YAML files under <c>deploy/</c>.</summary>
internal static class Yaml
{
    /// <summary>The documents of a file, anchors and aliases resolved.</summary>
    /// <param name="path">Its path under <c>deploy/</c>.</param>
    public static IReadOnlyList<YamlNode> Load(string path)
    {
        using var reader = new StreamReader(Tool.Deploy(path));
        return Parse(reader);
    }

    /// <summary>The documents of a text.</summary>
    /// <param name="reader">The text.</param>
    public static IReadOnlyList<YamlNode> Parse(TextReader reader)
    {
        var stream = new YamlStream();
        stream.Load(reader);
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <summary>What stands under a path of keys, numbers for entries of a list; null when something is missing. A key <c>&lt;&lt;</c> is followed.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">The keys.</param>
    public static YamlNode? At(this YamlNode node, params string[] path)
    {
        YamlNode? here = node;
        foreach (var key in path)
        {
            here = here switch
            {
                YamlMappingNode mapping => Find(mapping, key),
                YamlSequenceNode list when int.TryParse(key, out var index) && index < list.Children.Count => list.Children[index],
                _ => null,
            };
            if (here is null)
                return null;
        }

        return here;
    }

    /// <summary>The text under a path; null when something is missing.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">The keys.</param>
    public static string? Text(this YamlNode node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value;

    /// <summary>The entries of a list or the values of a mapping under a path; none when it is missing.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">The keys.</param>
    public static IEnumerable<YamlNode> Each(this YamlNode node, params string[] path) => node.At(path) switch
    {
        YamlSequenceNode list => list.Children,
        YamlMappingNode mapping => mapping.Children.Values,
        _ => [],
    };

    private static YamlNode? Find(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(key, out var found) ? found : mapping.Children.TryGetValue("<<", out var merged) ? merged.At(key) : null;
}
