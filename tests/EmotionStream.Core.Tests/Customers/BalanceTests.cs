using EmotionStream.Core.Customers;
using FsCheck.Xunit;
using static EmotionStream.Core.Tests.Customers.CustomerHarness;

namespace EmotionStream.Core.Tests.Customers;

/// <summary>How outcomes move a balance.</summary>
public class BalanceTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void AChange_CountsHalfAfterItsHalfLife()
    {
        using var task = new CustomerHarness();
        var ledger = task.Feed(Outcome("c", "i-1", 0, 0.8)).Ledger("c");

        Assert.Equal(0.8, ledger.BalanceAt(At(0)), Exact);
        Assert.Equal(0.4, ledger.BalanceAt(At(30)), Exact);
        Assert.Equal(0.1, ledger.BalanceAt(At(90)), Exact);
    }

    [Theory]
    [InlineData(-0.4, 2, -0.8)]
    [InlineData(-0.4, 3.5, -1.4)]
    [InlineData(0.4, 3.5, 0.4)]
    [InlineData(0, 2, 0)]
    public void NegativeScores_WeighLambda_PositiveOnesDoNot(double remembered, double lambda, double amount)
    {
        using var task = new CustomerHarness(new LedgerOptions { NegativityWeight = lambda });
        var ledger = task.Feed(Outcome("c", "i-1", 0, remembered)).Ledger("c");

        Assert.Equal(amount, ledger.BalanceAt(ledger.AsOf), Exact);
        Assert.Equal("i-1", Assert.Single(ledger.Changes).InteractionId);
        Assert.Equal(amount, ledger.Changes[0].Amount, Exact);
    }

    [Fact]
    public void Terms_AreTheSegments_ElseTheQueues_ElseTheGeneralOnes()
    {
        var options = new LedgerOptions { HalfLife = TimeSpan.FromDays(30), NegativityWeight = 2 };
        options.Queues["billing"] = new() { HalfLife = TimeSpan.FromDays(60), Weight = 0.5 };
        options.Segments["leaving"] = new() { NegativityWeight = 4, HalfLife = TimeSpan.FromDays(90) };
        Assert.Empty(options.Validate());
        using var task = new CustomerHarness(options);
        var ledger = task.Feed(
            Outcome("c", "i-1", 0, -0.1),
            Outcome("c", "i-2", 0, -0.1, queue: "billing"),
            Outcome("c", "i-3", 0, -0.1, segment: "leaving"),
            Outcome("c", "i-4", 0, -0.1, queue: "billing", segment: "leaving"),
            Outcome("c", "i-5", 0, -0.1, queue: "other", segment: "unheard of")).Ledger("c");

        (string, long, double)[] expected =
            [("i-1", 30, -0.2), ("i-2", 60, -0.1), ("i-3", 90, -0.4), ("i-4", 90, -0.2), ("i-5", 30, -0.2)];
        Assert.Equal(expected, ledger.Changes.Select(c => (c.InteractionId, c.HalfLifeMs / 86_400_000, Math.Round(c.Amount, 12))));
        Assert.Equal("leaving", ledger.Changes[3].Segment);
        Assert.Equal((-0.4 * Math.Pow(2, -60.0 / 30)) + (-0.1 * Math.Pow(2, -60.0 / 60)) + (-0.6 * Math.Pow(2, -60.0 / 90)), ledger.BalanceAt(At(60)), Exact);
    }

    [Fact]
    public void Terms_StayWithAChange_WhenTheyAreConfiguredOtherwiseLater()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -0.5)).Commit().Restart(new LedgerOptions { HalfLife = TimeSpan.FromDays(10), NegativityWeight = 1 });
        var ledger = task.Feed(Outcome("c", "i-2", 30, -0.5)).Ledger("c");

        Assert.Equal([-1, -0.5], ledger.Changes.Select(c => c.Amount));
        Assert.Equal(-0.5 - 0.5, ledger.BalanceAt(At(30)), Exact);
        Assert.Equal(-0.25 - 0.0625, ledger.BalanceAt(At(60)), Exact);
    }

    [Fact]
    public void AnOutcomeWithoutAScoredTurn_IsAContactAndMovesNothing()
    {
        using var task = new CustomerHarness();
        var ledger = task.Feed(Outcome("c", "i-1", 0, 0, turns: 0, channel: "chat")).Ledger("c");

        Assert.Equal((1, 0.0, 0), (ledger.Contacts, ledger.BalanceAt(At(0)), ledger.Channels.Count));
    }

    [Fact]
    public void AnOutcomeThatComesTwice_CountsOnce_AlsoAfterARestart()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -0.5)).Commit().Restart();
        var ledger = task.Feed(Outcome("c", "i-1", 0, -0.5), Outcome("c", "i-1", 1, 0.9), Outcome("d", "i-1", 0, -0.5)).Ledger("c");

        Assert.Equal((1, -1.0), (ledger.Contacts, ledger.BalanceAt(At(0))));
        Assert.Equal(["i-1", "i-1"], task.Output.Duplicates);
    }

    [Fact]
    public void AClockThatJumps_NeitherLosesNorAmplifiesAnything()
    {
        using var task = new CustomerHarness();
        var ledger = task.Feed(
            Outcome("c", "i-1", 100, -0.5), Outcome("c", "i-2", 0, -0.5), Outcome("c", "i-3", 3000, 0.5), Outcome("c", "i-4", 100, -0.5)).Ledger("c");

        Assert.Equal(["i-2", "i-1", "i-4", "i-3"], ledger.Changes.Select(c => c.InteractionId));
        Assert.Equal(At(3000), ledger.LastEventAt);
        Assert.Equal(Closed(ledger.Changes, At(3000)), ledger.BalanceAt(At(3000)), Exact);
    }

    [Fact]
    public void AMeanOfEachChannel_AndTheirDistance()
    {
        using var task = new CustomerHarness();
        var ledger = task.Feed(
            Outcome("c", "i-1", 0, 0.6, channel: "chat"), Outcome("c", "i-2", 0, 0.2, channel: "chat"), Outcome("c", "i-3", 0, -0.3, channel: "voice")).Ledger("c");

        Assert.Equal([("chat", 0.4), ("voice", -0.3)], ledger.Channels.Select(c => (c.Channel, Math.Round(c.Mean, 12))));
        Assert.Equal(0.7, ledger.ChannelDivergence!.Value, Exact);
        Assert.Null(task.Feed(Outcome("d", "i-1", 0, 0.6, channel: "chat")).Ledger("d").ChannelDivergence);
    }

    [Fact]
    public void ACustomerWithTenThousandInteractions_HasAStateNoLargerThanOneWithTwenty()
    {
        using var task = new CustomerHarness();
        var random = new Random(1);
        var outcomes = Enumerable.Range(0, 10_000).Select(i => Outcome("c", $"i-{i:D5}", i * 0.01, Score(random), queue: "billing", channel: $"ch-{i % 12:D2}")).ToList();
        var sizes = new List<int>();
        foreach (var outcome in outcomes)
        {
            task.Feed(Started("c", outcome.InteractionId!, (outcome.Time - Start) / 86_400_000.0), outcome).Tick();
            if (sizes.Count % 100 == 19)
                task.Commit();
            sizes.Add(task.Commit().Log["c"].Length);
        }

        var ledger = task.Ledger("c");
        Assert.Equal((10_000, 20, EmotionStream.Core.Memory.ChannelMemories.Most, 0), (ledger.Contacts, ledger.Changes.Count, ledger.Channels.Count, ledger.OpenContacts.Count));
        Assert.True(sizes.Max() <= sizes[19] * 1.5, $"{sizes.Max()} bytes at most; {sizes[19]} after twenty");
        Assert.Equal(
            outcomes.Sum(o => o.Remembered * (o.Remembered < 0 ? 2 : 1) * Math.Pow(2, -(ledger.AsOf - o.Time) / (30 * 86_400_000.0))), ledger.BalanceAt(ledger.AsOf), 1e-9);
    }

    [Fact]
    public void ContactsThatNeverClose_AreBoundedAndGivenUp()
    {
        using var task = new CustomerHarness();
        task.Feed(Enumerable.Range(0, 100).Select(i => Started("c", $"i-{i}", 0)));

        Assert.Equal(Enumerable.Range(92, 8).Select(i => $"i-{i}"), task.Ledger("c").OpenContacts.Select(c => c.InteractionId));
        Assert.Empty(task.Feed(Started("d", "i-x", 7)).Tick().Ledger("c").OpenContacts);
    }

    [Property(MaxTest = 200)]
    public void TheBalance_IsTheSumInClosedForm_WhateverTheOrder(int seed)
    {
        var random = new Random(seed);
        var options = new LedgerOptions { Changes = 40 };
        options.Queues["q-1"] = new() { HalfLife = TimeSpan.FromDays(5), Weight = 2 };
        options.Segments["s-1"] = new() { NegativityWeight = 3.5, HalfLife = TimeSpan.FromDays(120) };
        var outcomes = Enumerable.Range(0, 1 + random.Next(30))
            .Select(i => Outcome(
                "c", $"i-{i:D2}", random.NextDouble() * 100, Score(random), turns: random.Next(4), queue: $"q-{random.Next(3)}", segment: random.Next(2) == 0 ? null : $"s-{random.Next(3)}"))
            .ToList();
        using var one = new CustomerHarness(options);
        using var other = new CustomerHarness(options);
        var ordered = one.Feed(outcomes.OrderBy(o => o.Time)).Ledger("c");
        var shuffled = outcomes.ToArray();
        random.Shuffle(shuffled);
        var disordered = other.Feed(shuffled).Ledger("c");

        Assert.Equal(ordered.Changes.Select(c => c with { Deviated = false }), disordered.Changes.Select(c => c with { Deviated = false }));
        Assert.Equal((ordered.Contacts, ordered.AsOf, ordered.LastEventAt), (disordered.Contacts, disordered.AsOf, disordered.LastEventAt));
        foreach (var days in new[] { 100, 107.5, 200 })
        {
            Assert.Equal(Closed(ordered.Changes, At(days)), ordered.BalanceAt(At(days)), 1e-9);
            Assert.Equal(ordered.BalanceAt(At(days)), disordered.BalanceAt(At(days)), 1e-9);
        }
    }

    [Property(MaxTest = 100)]
    public void RestartsAndAbortedTransactions_LeaveNoTrace(int seed)
    {
        var events = Traffic(new Random(seed));
        using var whole = new CustomerHarness();
        foreach (var record in events)
            whole.Feed(record).Tick();
        using var broken = new CustomerHarness();
        var chance = new Random(seed ^ 0x5555);
        foreach (var record in events)
        {
            broken.Feed(record).Tick();
            if (chance.Next(4) > 0)
                continue;
            broken.Commit();
            var (alerts, duplicates) = (broken.Output.Alerts.Count, broken.Output.Duplicates.Count);
            broken.Feed(Traffic(chance).Take(chance.Next(10))).Tick().Rollback();
            broken.Output.Alerts.RemoveRange(alerts, broken.Output.Alerts.Count - alerts);
            broken.Output.Duplicates.RemoveRange(duplicates, broken.Output.Duplicates.Count - duplicates);
            if (chance.Next(2) == 0)
                broken.Restart();
        }

        whole.Commit();
        broken.Commit();

        // In which order customers' time passes within one leap of it is nobody's business; each one's own steps are in order.
        Assert.Equal(ByCustomer(whole), ByCustomer(broken));
        Assert.Equal(whole.Log.Keys.Order(StringComparer.Ordinal), broken.Log.Keys.Order(StringComparer.Ordinal));
        foreach (var customer in whole.Output.Ledgers.Keys)
        {
            var (one, other) = (whole.Output.Ledgers[customer]!, broken.Output.Ledgers[customer]!);
            Assert.Equal(one.Changes, other.Changes);
            Assert.Equal(one.Balances, other.Balances);
            Assert.Equal((one.Contacts, one.Armed, one.Alerts.Count, one.OpenContacts.Count), (other.Contacts, other.Armed, other.Alerts.Count, other.OpenContacts.Count));
        }
    }

    [Fact]
    public void Options_OutOfRange_AreNamedWithKeyValueAndWhatIsAllowed()
    {
        var options = new LedgerOptions { NegativityWeight = 0.5 };
        options.Queues["billing"] = new() { Weight = 11 };
        options.Segments["vip"] = new() { HalfLife = TimeSpan.FromMinutes(1) };

        Assert.Equal(
            [
                "Customers:NegativityWeight is 0.5: allowed are 1 to 5.",
                "Customers:Queues:billing:NegativityWeight is 0.5: allowed are 1 to 5.",
                "Customers:Queues:billing:Weight is 11: allowed are 0 to 10.",
                "Customers:Segments:vip:HalfLife is 00:01:00: allowed are 01:00:00 to 3650.00:00:00.",
                "Customers:Segments:vip:NegativityWeight is 0.5: allowed are 1 to 5.",
            ],
            options.Validate());
    }

    private static IEnumerable<string> ByCustomer(CustomerHarness task) => task.Output.Alerts.Zip(task.Steps())
        .OrderBy(step => step.First.CustomerId, StringComparer.Ordinal).Select(step => $"{step.First.CustomerId} {step.Second} {step.First.Value:R} {step.First.Time}");

    private static double Score(Random random) => Math.Round((random.NextDouble() * 2) - 1, 4);

    private static double Closed(IEnumerable<LedgerChange> changes, long time) => changes.Sum(c => c.Amount * Math.Pow(2, -(time - c.Time) / (double)c.HalfLifeMs));

    private static List<CustomerEvent> Traffic(Random random)
    {
        var events = new List<CustomerEvent>();
        for (var i = 0; i < 40; i++)
        {
            var (customer, interaction, days) = ($"c-{random.Next(3)}", $"i-{random.Next(25)}", i + (random.NextDouble() * 6) - 3);
            events.Add(random.Next(3) == 0
                ? Started(customer, interaction, days)
                : Outcome(customer, interaction, days, Score(random), peakNegative: -random.NextDouble(), end: Score(random), turns: random.Next(3), channel: $"ch-{random.Next(3)}"));
        }

        return events;
    }
}
