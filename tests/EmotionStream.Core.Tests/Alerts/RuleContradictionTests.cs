using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Tests.Alerts;

public sealed class RuleContradictionTests
{
    [Fact]
    public void Validate_ShippedRules_DoNotContradict() => Assert.Empty(RuleSet.Validate(RuleSet.Defaults()));

    [Fact]
    public void Validate_ConditionsThatExcludeEachOther_NeverOpen()
    {
        var rule = Low("A", -0.5);
        rule.And = [new() { Measure = AlertMeasure.Trend, AtMost = -0.2 }, new() { Measure = AlertMeasure.Trend, AtLeast = 0.1 }];

        Assert.Contains("And contradicts itself: Trend would have to be at least 0.1 and at most -0.2", Assert.Single(RuleSet.Validate([rule])), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ConditionOnTheOwnMeasureThatExcludesTheThreshold_NeverOpens()
    {
        var rule = Low("A", -0.5);
        rule.And = [new() { Measure = AlertMeasure.End, AtLeast = -0.3 }];

        Assert.Contains("Rules:A:Open is -0.5, which End never reaches", Assert.Single(RuleSet.Validate([rule])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AlertMeasure.End, -1.2, 0)]
    [InlineData(AlertMeasure.Arousal, 1.1, 0.5)]
    [InlineData(AlertMeasure.PeakPositive, -0.1, 0.2)]
    public void Validate_ThresholdOutsideTheMeasure_NeverOpens(AlertMeasure measure, double open, double close) =>
        Assert.Contains("never reaches", Assert.Single(RuleSet.Validate([new() { Name = "A", Measure = measure, Open = open, Close = close }])), StringComparison.Ordinal);

    [Fact]
    public void Validate_LowAndHighRuleThatBothHold_Contradict()
    {
        var high = new AlertRule { Name = "Good", Measure = AlertMeasure.End, Open = -0.6, Close = -0.8 };

        Assert.Contains("so between them both do", Assert.Single(RuleSet.Validate([Low("Bad", -0.5), high])), StringComparison.Ordinal);
        high.Open = -0.4;
        Assert.Empty(RuleSet.Validate([Low("Bad", -0.5), high]));
    }

    [Fact]
    public void Validate_SameThresholdTwice_Contradicts() =>
        Assert.Contains("both open at End -0.5", Assert.Single(RuleSet.Validate([Low("A", -0.5), Low("B", -0.5)])), StringComparison.Ordinal);

    [Theory]
    [InlineData(AlertSeverity.Warning, 1)]
    [InlineData(AlertSeverity.Critical, 0)]
    public void Validate_WorseValueLessSevere_Contradicts(AlertSeverity worse, int messages)
    {
        var bad = Low("Bad", -0.5);
        bad.Severity = AlertSeverity.Critical;
        var worst = Low("Worst", -0.9);
        worst.Severity = worse;

        Assert.Equal(messages, RuleSet.Validate([bad, worst]).Count);
    }

    [Fact]
    public void Validate_RulesOfOtherQueuesOrConditionsOrSwitchedOff_DoNotContradict()
    {
        var billing = Low("Billing", -0.5);
        billing.Queues = ["billing"];
        var claims = Low("Claims", -0.5);
        claims.Queues = ["claims"];
        var conditioned = Low("Conditioned", -0.5);
        conditioned.And = [new() { Measure = AlertMeasure.Trend, AtMost = 0 }];
        var off = Low("Off", -0.5);
        off.Enabled = false;

        Assert.Empty(RuleSet.Validate([billing, claims, conditioned, off]));
    }

    private static AlertRule Low(string name, double open) => new() { Name = name, Measure = AlertMeasure.End, Open = open, Close = 0 };
}
