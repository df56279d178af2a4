using System.Text.Json;
using EmotionStream.App.Rules;
using EmotionStream.Core.Alerts;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Rules;

public sealed class RuleFileTests
{
    private static readonly string Shipped = Path.Combine(KafkaFixture.Repository()!, "deploy", "rules", "default.yaml");

    [Fact]
    public void Read_ShippedFile_EqualsTheBuiltInRules()
    {
        static string Show(AlertRule rule) => JsonSerializer.Serialize(rule);

        Assert.Equal(
            RuleSet.Defaults().OrderBy(rule => rule.Name, StringComparer.Ordinal).Select(Show),
            RuleFile.Read(Shipped).OrderBy(rule => rule.Name, StringComparer.Ordinal).Select(Show));
    }

    [Fact]
    public void Keys_OfARule_AreAllDocumented()
    {
        var documentation = File.ReadAllText(Path.Combine(KafkaFixture.Repository()!, "docs", "rules.md"));
        var keys = typeof(AlertRule).GetProperties().Where(property => property.CanWrite && property.Name != "Name").Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        Assert.All(keys, key => Assert.Contains($"| `{key}`", documentation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rules:\n  Hot:\n    measure: end\n    opne: -1\n    open: -0.5\n    close: 0\n", "line 4: Hot.opne: unknown; did you mean open?")]
    [InlineData("rules:\n  Hot:\n    measure: ende\n    open: -0.5\n    close: 0\n", "line 3: Hot.measure = \"ende\": must be one of valence")]
    [InlineData("rules:\n  Hot:\n    measure: end\n    open: low\n    close: 0\n", "line 4: Hot.open = \"low\": must be a number")]
    [InlineData("rules:\n  Hot:\n    measure: end\n    open: -0.5\n    close: 0\n    for: 3 weeks\n", "line 6: Hot.for = \"3 weeks\": must be a duration")]
    [InlineData("rules:\n  Hot:\n    measure: end\n    open: -0.5\n", "line 2: Hot.close: is missing")]
    [InlineData("rules:\n  Hot:\n    measure: end\n    open: -0.5\n    close: 0\n    queues: billing\n", "line 6: Hot.queues = \"billing\": must be a list")]
    [InlineData("rules:\n  Hot:\n    measure: end\n    open: -0.5\n    close: 0\n    and:\n      - measure: trend\n        below: 0\n", "line 8: Hot.and.below: unknown")]
    [InlineData("rules:\n  Hot:\n    measure: end\n    open: -0.5\n    close: -0.5\n", "line 2: Rules:Hot:Close is -0.5 with Open -0.5")]
    [InlineData("rules:\n  Hot:\n    measure: end\n    open: -0.5\n    close: 0\n    for: 40h\n", "line 2: Rules:Hot:For is 1.16:00:00: allowed are")]
    [InlineData("rule:\n  Hot: {}\n", "line 1: rule: unknown; did you mean rules?")]
    [InlineData("rules: [1, 2]\n", "line 1: rules: must be a mapping")]
    [InlineData("- a list\n", "must be one YAML mapping")]
    [InlineData("", "must be one YAML mapping")]
    [InlineData("rules:\n  Hot: {measure: end, open: -0.5, close: 0}\n  Hot: {measure: end, open: -0.6, close: 0}\n", "line 3: is not YAML: Duplicate key")]
    [InlineData("rules:\n\tHot: 1\n", "is not YAML")]
    public void Parse_Mistake_IsNamedWithLineKeyAndWhatIsAllowed(string yaml, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<RuleFileException>(() => RuleFile.Parse(yaml, "rules.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_SeveralMistakes_AreAllNamed()
    {
        var problem = Assert.Throws<RuleFileException>(() => RuleFile.Parse("rules:\n  A: {measure: x, open: y, close: 0}\n  B: {measure: end}\n", "rules.yaml"));

        Assert.Equal(4, problem.Problems.Count);
        Assert.StartsWith("rules.yaml has 4 problems:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ContradictingRules_AreRefusedWithTheirLine()
    {
        var problem = Assert.Throws<RuleFileException>(() => RuleFile.Parse(
            "rules:\n  Bad: {measure: end, open: -0.5, close: 0, severity: critical}\n  Worse: {measure: end, open: -0.8, close: 0, severity: warning}\n", "rules.yaml"));

        Assert.Contains("line 2: Rules:Bad and Rules:Worse contradict each other", Assert.Single(problem.Problems), StringComparison.Ordinal);
    }
}
