using System.Globalization;
using EmotionStream.App.Configuration;
using EmotionStream.Core.Alerts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EmotionStream.App.Rules;

/// <summary>Makes rules of YAML nodes and notes everything that is wrong.</summary>
internal sealed class RuleReader
{
    private static readonly string[] Needed = ["measure", "open", "close"];
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<AlertRule, YamlNode, string>> _keys;

    /// <summary>Makes a reader.</summary>
    public RuleReader() => _keys = new(StringComparer.Ordinal)
    {
        ["measure"] = (rule, node, at) => rule.Measure = Value<AlertMeasure>(node, at),
        ["open"] = (rule, node, at) => rule.Open = Value<double>(node, at),
        ["close"] = (rule, node, at) => rule.Close = Value<double>(node, at),
        ["and"] = (rule, node, at) => rule.And = [.. Items(node, at).Select(item => Condition(item, at))],
        ["for"] = (rule, node, at) => rule.For = Value<TimeSpan>(node, at),
        ["minTurns"] = (rule, node, at) => rule.MinTurns = Value<int>(node, at),
        ["cooldown"] = (rule, node, at) => rule.Cooldown = Value<TimeSpan>(node, at),
        ["updateStep"] = (rule, node, at) => rule.UpdateStep = Value<double>(node, at),
        ["severity"] = (rule, node, at) => rule.Severity = Value<AlertSeverity>(node, at),
        ["trigger"] = (rule, node, at) => rule.Trigger = Value<AlertTrigger>(node, at),
        ["outlivesInteraction"] = (rule, node, at) => rule.OutlivesInteraction = Value<bool>(node, at),
        ["queues"] = (rule, node, at) => rule.Queues = [.. Items(node, at).Select(item => Value<string>(item, at) ?? "")],
        ["channels"] = (rule, node, at) => rule.Channels = [.. Items(node, at).Select(item => Value<string>(item, at) ?? "")],
        ["playbook"] = (rule, node, at) => rule.Playbook = Value<string>(node, at) ?? "",
        ["enabled"] = (rule, node, at) => rule.Enabled = Value<bool>(node, at),
    };

    /// <summary>What is wrong so far: line, key, value, what is allowed.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Reads the rules.</summary>
    /// <param name="root">The document.</param>
    /// <param name="key">The one key it may have.</param>
    public List<AlertRule> ReadSet(YamlMappingNode root, string key)
    {
        var rules = new List<AlertRule>();
        foreach (var (name, node) in root.Children)
        {
            if (Text(name) != key)
                Unknown(name, [key], "");
            else if (node is not YamlMappingNode set)
                Add(node, key, "must be a mapping from a rule's name to the rule");
            else
                rules.AddRange(set.Children.Select(child => Rule(Text(child.Key), child.Key, child.Value)));
        }

        if (!root.Children.ContainsKey(key))
            Problems.Add($"'{key}' is missing");
        return rules;
    }

    /// <summary>Puts the line of the rule in front of a message about it.</summary>
    /// <param name="message">A message that begins with the rule's key, <c>Rules:Name</c>.</param>
    public string WithLine(string message)
    {
        var name = message.Split(':', ' ') is [_, var found, ..] ? found : "";
        return _lines.TryGetValue(name, out var line) ? $"line {line}: {message}" : message;
    }

    private static string Text(YamlNode node) => node is YamlScalarNode scalar ? scalar.Value ?? "" : "";

    private static string At(YamlNode node) => $"line {node.Start.Line}: ";

    private AlertRule Rule(string name, YamlNode key, YamlNode node)
    {
        _lines[name] = key.Start.Line;
        var rule = new AlertRule { Name = name };
        if (node is not YamlMappingNode mapping)
        {
            Add(node, name, "must be a mapping of the rule's keys");
            return rule;
        }

        foreach (var (child, value) in mapping.Children)
        {
            if (_keys.TryGetValue(Text(child), out var read))
                read(rule, value, $"{name}.{Text(child)}");
            else
                Unknown(child, _keys.Keys, name + ".");
        }

        foreach (var needed in Needed.Where(needed => !mapping.Children.ContainsKey(needed)))
            Add(key, $"{name}.{needed}", "is missing");
        return rule;
    }

    private AlertCondition Condition(YamlNode node, string at)
    {
        var condition = new AlertCondition();
        if (node is not YamlMappingNode mapping)
        {
            Add(node, at, "each entry must be a mapping of measure and atMost or atLeast");
            return condition;
        }

        foreach (var (key, value) in mapping.Children)
        {
            switch (Text(key))
            {
                case "measure":
                    condition.Measure = Value<AlertMeasure>(value, at + ".measure");
                    break;
                case "atMost":
                    condition.AtMost = Value<double>(value, at + ".atMost");
                    break;
                case "atLeast":
                    condition.AtLeast = Value<double>(value, at + ".atLeast");
                    break;
                default:
                    Unknown(key, ["measure", "atMost", "atLeast"], at + ".");
                    break;
            }
        }

        if (!mapping.Children.ContainsKey("measure"))
            Add(node, at + ".measure", "is missing");
        return condition;
    }

    private IEnumerable<YamlNode> Items(YamlNode node, string at)
    {
        if (node is YamlSequenceNode list)
            return list.Children;
        Add(node, at, "must be a list");
        return [];
    }

    private T? Value<T>(YamlNode node, string at)
    {
        if (node is YamlScalarNode { Value: { } text } scalar && (typeof(T) == typeof(string) || scalar.Style == ScalarStyle.Plain || typeof(T).IsEnum)
            && ValueConverter.TryConvert(text, typeof(T), out var value, out _))
            return (T)value!;
        var nearest = typeof(T).IsEnum ? NearestName.Find(Text(node), Enum.GetNames(typeof(T))) : null;
        Add(node, at, (typeof(T) == typeof(string) ? "must be a text" : ValueConverter.Allowed(typeof(T))) + (nearest is null ? "" : $"; did you mean {ValueConverter.KebabCase(nearest)}?"));
        return default;
    }

    private void Add(YamlNode node, string key, string message)
    {
        var value = node is YamlScalarNode scalar && message != "is missing" ? string.Create(CultureInfo.InvariantCulture, $" = \"{scalar.Value}\"") : "";
        Problems.Add($"{At(node)}{key}{value}: {message}");
    }

    private void Unknown(YamlNode key, IEnumerable<string> allowed, string prefix)
    {
        var names = allowed.Order(StringComparer.Ordinal).ToArray();
        var nearest = NearestName.Find(Text(key), names);
        Problems.Add($"{At(key)}{prefix}{Text(key)}: unknown; {(nearest is null ? "" : $"did you mean {nearest}? ")}allowed here: {string.Join(", ", names)}");
    }
}
