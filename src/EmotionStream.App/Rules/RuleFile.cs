using EmotionStream.Core.Alerts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EmotionStream.App.Rules;

/// <summary>
/// Reads alert rules from YAML: one mapping <c>rules</c> from name to rule, the whole set in force. Strict: whatever it does not understand is an error with its line.
/// docs/rules.md describes the keys.
/// </summary>
internal static class RuleFile
{
    /// <summary>The most bytes a file may have.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string Root = "rules";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The rules, checked, contradictions included.</returns>
    /// <exception cref="RuleFileException">It can't be read or is wrong; the message has every mistake.</exception>
    public static IReadOnlyList<AlertRule> Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
                throw new RuleFileException(path, [$"has more than {MaxBytes} bytes, which no rule file needs"]);
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RuleFileException(path, [problem.Message]);
        }
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="RuleFileException">It is wrong.</exception>
    public static IReadOnlyList<AlertRule> Parse(string text, string name)
    {
        var reader = new RuleReader();
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count != 1 || yaml.Documents[0].RootNode is not YamlMappingNode root)
                throw new RuleFileException(name, [$"must be one YAML mapping with the key '{Root}'"]);
            var rules = reader.ReadSet(root, Root);
            if (reader.Problems.Count == 0)
                reader.Problems.AddRange(RuleSet.Validate(rules).Select(message => reader.WithLine(message)));
            return reader.Problems.Count == 0 ? rules : throw new RuleFileException(name, reader.Problems);
        }
        catch (YamlException problem)
        {
            throw new RuleFileException(name, [$"line {problem.Start.Line}: is not YAML: {problem.Message}"]);
        }
    }
}
