using EmotionStream.App.Reports;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Tests.Reports;

/// <summary>
/// Call-backs after the end and the next contact, on cases whose truth is known, as they were made. Whoever is left with the worst memory is called most often, and comes back angriest: a plain
/// difference says that calling harms.
/// </summary>
public class CallBackEffectTests
{
    private const int Runs = 100;
    private const int Customers = 3_000;
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    [Fact]
    public void Effect_OnTheNextContact_IsFoundThoughThePlainDifferenceHidesIt()
    {
        const double Memory = 0.2, Return = -0.1;
        var rows = Enumerable.Range(0, Runs).Select(seed => Simulate(seed, Memory, Return)).ToArray();
        var (remembered, back) = (Of(rows, "nextRemembered"), Of(rows, "comesBack"));

        // 95% of intervals hold the truth; of a hundred seeds, 88 is a one in a hundred chance.
        Assert.InRange(remembered.Count(e => e.Low <= Memory && Memory <= e.High), 88, 100);
        Assert.Equal(Memory, remembered.Average(e => e.Effect), 0.01);
        Assert.All(remembered, e => Assert.Equal("shown", e.Verdict));
        Assert.True(remembered.Average(e => e.Plain) < 0.1);
        Assert.InRange(back.Count(e => e.Low <= Return && Return <= e.High), 88, 100);
        Assert.Equal(Return, back.Average(e => e.Effect), 0.01);
    }

    [Fact]
    public void Confounding_Alone_IsNotShownAsAnEffect()
    {
        var rows = Enumerable.Range(0, Runs).Select(seed => Simulate(seed, 0, 0)).ToArray();

        foreach (var outcome in new[] { "nextRemembered", "nextEnd", "comesBack" })
            Assert.InRange(Of(rows, outcome).Count(e => e.Verdict == "not shown"), 88, 100);
        Assert.All(Of(rows, "nextRemembered"), e => Assert.True(e.Plain < -0.05));
    }

    [Fact]
    public void Contacts_ThatNoCallCouldPrecede_OrWhoseWindowIsOpen_AreNotCompared()
    {
        var contacts = new ContactHistory();
        var alerted = new List<ActedInteraction>();
        for (var i = 0; i < 40; i++)
        {
            // A quarter each: back before the time to call was over; as it should be, called; the same, not called; nobody knows yet who comes back.
            var one = Ended($"c-{i}", i % 4 == 3 ? 20 * Day : 0, -0.5);
            contacts.Add($"c-{i}", new(one.EndedAt!.Value + (i % 4 == 0 ? Hour : 3 * Day), 0.1, 0.1));
            one.CallBacks.Add(one.EndedAt.Value + (i % 4 == 2 ? 2 * Day : Hour));
            alerted.Add(one);
        }

        contacts.Observe(21 * Day);
        var estimate = CallBackEffect.Make(alerted, contacts, Soon, Window).Single(row => row.Outcome == "nextEnd").Estimate;

        Assert.Equal((10, 10, 0), (estimate.Treated, estimate.Controls, estimate.Unmatched));
    }

    private static EffectEstimate[] Of(IEnumerable<IReadOnlyList<EffectRow>> runs, string outcome) =>
        [.. runs.Select(rows => rows.Single(row => row.Action == AlertActionType.CalledBack && row.Outcome == outcome).Estimate)];

    private static IReadOnlyList<EffectRow> Simulate(int seed, double memory, double comesBack)
    {
        var random = new Random(seed);
        var contacts = new ContactHistory();
        var alerted = new List<ActedInteraction>();
        for (var i = 0; i < Customers; i++)
        {
            var one = Ended($"c-{i}", 0, (1.2 * random.NextDouble()) - 1);
            var called = random.NextDouble() < 1 / (1 + Math.Exp(6 * (one.Remembered + 0.4)));
            if (called)
                one.CallBacks.Add(one.EndedAt!.Value + random.NextInt64(Hour, Day));
            if (random.NextDouble() < 0.5 - (0.2 * one.Remembered) + (called ? comesBack : 0))
            {
                var noise = Enumerable.Range(0, 4).Sum(_ => random.NextDouble() - 0.5) * 0.4;
                var next = (0.7 * one.Remembered) + (called ? memory : 0) + noise;
                contacts.Add(one.Customer!, new(one.EndedAt!.Value + random.NextInt64(Day + 1, 7 * Day), next, next));
            }

            alerted.Add(one);
        }

        contacts.Observe(30 * Day);
        return CallBackEffect.Make(alerted, contacts, Soon, Window);
    }

    private static ActedInteraction Ended(string customer, long at, double remembered) => new()
    {
        Rule = "NegativePeak", Queue = "billing", AlertAt = at, Depth = -0.8, Turns = 4, Customer = customer, EndedAt = at + Hour, End = remembered, Remembered = remembered,
    };
}
