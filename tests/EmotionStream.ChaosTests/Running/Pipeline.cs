using EmotionStream.ChaosTests.Load;
using EmotionStream.Verification;
using EmotionStream.Verification.Alerts;

namespace EmotionStream.ChaosTests.Running;

/// <summary>The settings of the pipelines under test: the same for those that run and for the verifier that judges them.</summary>
internal static class Pipeline
{
    private static readonly TimeSpan Inactivity = TimeSpan.FromSeconds(120);

    /// <summary>Shorter times than those that ship, so that what they govern happens within a load.</summary>
    private static readonly IReadOnlyList<Rule> Rules =
    [
        .. Rule.Shipped.Select(rule => rule.Name switch
        {
            "SustainedNegative" => rule with { For = 8_000, Cooldown = 5_000 },
            "NegativePeak" => rule with { Cooldown = 6_000 },
            "LongSilence" => rule with { Open = 15, UpdateStep = 20 },
            _ => rule,
        }),
    ];

    /// <summary>What the verifier goes by.</summary>
    public static readonly Settings Settings = new()
    {
        Inactivity = (long)Inactivity.TotalMilliseconds,
        Rules = Rules,
        IsTick = InteractionLoad.IsTick,
    };

    /// <summary>
    /// The same as configuration. No partition counts as idle within a minute: event time runs faster than the wall clock here, and producers may be cut off from
    /// one partition while others flow, which must not close anything.
    /// </summary>
    public static IEnumerable<string> Configuration =>
    [
        $"Interactions:Inactivity={Inactivity.TotalSeconds}s",
        "Interactions:IdlePartition=60s",
        "Interactions:FollowUp=15m",

        // What is verified is the way of interactions; customers and surveys have tests of their own.
        "Customers:Enabled=false",
        "Surveys:Enabled=false",
        "Queues:Enabled=false",

        // What words tell beside emotion counts as effort and raises alerts; the verifier, which has no phrases of its own, could not say whether rightly.
        "Recognition:Cues=false",
        "Pipeline:Readings=all",
        "Http:Port=0",
        "Kafka:session.timeout.ms=2000",
        "Kafka:heartbeat.interval.ms=500",
        .. Rules.SelectMany(Differences),
    ];

    private static IEnumerable<string> Differences(Rule rule)
    {
        var shipped = Rule.Shipped.Single(r => r.Name == rule.Name);
        if (rule.Open != shipped.Open)
            yield return $"Rules:{rule.Name}:Open={rule.Open}";
        if (rule.For != shipped.For)
            yield return $"Rules:{rule.Name}:For={rule.For}ms";
        if (rule.Cooldown != shipped.Cooldown)
            yield return $"Rules:{rule.Name}:Cooldown={rule.Cooldown}ms";
        if (rule.UpdateStep != shipped.UpdateStep)
            yield return $"Rules:{rule.Name}:UpdateStep={rule.UpdateStep}";
    }
}
