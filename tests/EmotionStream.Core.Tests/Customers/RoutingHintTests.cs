using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;
using static EmotionStream.Core.Tests.Customers.CustomerHarness;
using Harness = EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Customers;

/// <summary>What whoever takes a contact next is told: when, of what, and traced to what.</summary>
public class RoutingHintTests
{
    [Fact]
    public void FirstContact_OfACustomerNothingIsKnownOf_GetsNoHint()
    {
        using var task = new CustomerHarness();
        task.Feed(Started("c", "i-1", 0), Transferred("c", "i-1", 0.01, "billing"), Outcome("c", "i-1", 0.1, 0.2));

        Assert.Empty(task.Output.Hints);
    }

    [Fact]
    public void Start_AfterAnUneventfulContact_NamesIt()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, 0.2, queue: "billing", channel: "chat"), Started("c", "i-2", 3, queue: "claims", channel: "voice"), Started("c", "i-2", 3));

        var (customer, hint) = Assert.Single(task.Output.Hints);
        Assert.Equal(("c", "i-2", At(3), HintTrigger.Started, "claims", "voice"), (customer, hint.InteractionId, hint.Time, hint.Trigger, hint.Queue, hint.Channel));
        Assert.Equal([Last("i-1", 0, 0.2) with { Queue = "billing", Channel = "chat", SameMatter = false }], hint.Reasons.Select(Facts));
        Assert.Empty(hint.Skills);
    }

    [Fact]
    public void RepeatContact_AfterTwoFailures_AsksForThoseWhoMayDecide_MostUrgentFirst_TracedToAlertsAndInteractions()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -0.6), Outcome("c", "i-2", 1, -0.6)).Commit().Restart();
        task.Feed(Started("c", "i-3", 2));

        var hint = Assert.Single(task.Output.Hints).Hint;
        Assert.Equal(HintTrigger.RepeatContact, hint.Trigger);
        Assert.Equal(["service-recovery", "may-decide", "retention"], hint.Skills);
        Assert.Equal(
            [("DoubleDeviation", "i-2"), ("LedgerTippingPoint", "i-2"), ("RepeatContactNegative", "i-3"), (null, "i-2")], hint.Reasons.Select(r => (r.Rule, r.InteractionId)));
        Assert.All(hint.Reasons.Take(3), r => Assert.Contains(task.Output.Alerts, a => a.AlertId == r.AlertId && a.Rule == r.Rule));
        Assert.All(hint.Reasons.Take(3), r => Assert.NotEmpty(r.Know));
        Assert.Equal(Last("i-2", 1, -0.6), Facts(hint.Reasons[3]));
    }

    [Fact]
    public void RepeatContact_SeenOnlyWhenTheOutcomeBeforeItComes_GetsAHintThen()
    {
        using var task = new CustomerHarness();
        task.Feed(Started("c", "i-2", 1, queue: "billing"), Outcome("c", "i-1", 0.9, -0.4));

        var hint = Assert.Single(task.Output.Hints).Hint;
        Assert.Equal(("i-2", HintTrigger.RepeatContact, "billing"), (hint.InteractionId, hint.Trigger, hint.Queue));
    }

    [Fact]
    public void Transfer_TellsTheNextOneOfTheMomentsOfThisContactAndTheLast()
    {
        using var task = new CustomerHarness();
        var last = Outcome("c", "i-1", 0, 0.2);
        last.Moments.Add("fraud");
        task.Feed(last, Started("c", "i-2", 1)).Commit().Restart().Output.Hints.Clear();
        task.Feed(Transferred("c", "i-2", 1.01, "cards", "lost-card", "no-such-moment"));

        var hint = Assert.Single(task.Output.Hints).Hint;
        Assert.Equal((HintTrigger.Transferred, "cards"), (hint.Trigger, hint.Queue));
        Assert.Equal(["cards", "fraud"], hint.Skills);
        Assert.Equal(
            [("lost-card", "i-2", "No means of payment."), ("fraud", "i-1", "Verify twice."), (null, "i-1", "")], hint.Reasons.Select(r => (r.Moment, r.InteractionId, r.Know)));
        Assert.Equal("cards", task.Ledger("c").OpenContacts[0].Queue);
        Assert.Equal("lost-card no-such-moment", task.Ledger("c").OpenContacts[0].Moments);
    }

    [Fact]
    public void ALastContact_LongAgo_IsNoReason()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, 0.2), Started("c", "i-2", 7.01));

        Assert.Empty(task.Output.Hints);
    }

    [Fact]
    public void Hints_CanBeSwitchedOff()
    {
        using var task = new CustomerHarness(new LedgerOptions { RoutingHints = false });
        task.Feed(Outcome("c", "i-1", 0, -0.6), Started("c", "i-2", 1));

        Assert.Empty(task.Output.Hints);
    }

    [Fact]
    public void Interactions_TellOfStartsAndTransfers_WithTheMomentsSoFar_OfKnownCustomersOnly()
    {
        using var task = new Harness();
        task.Feed(
            Begun("i", "c", 0, "lost-card"), Harness.Told("i", 1, ["fraud"]), Harness.Event("i", 2, InteractionEventType.Transferred, "cards"),
            Begun("anonymous", null, 0, null), Harness.Event("anonymous", 2, InteractionEventType.Transferred, "cards"));

        Assert.Equal(["started c i front lost-card", "transferred c i cards fraud lost-card"], task.Output.Told);
    }

    private static InputRecord Begun(string id, string? customer, double seconds, string? moment)
    {
        var record = Harness.Event(id, seconds, InteractionEventType.Started, "front");
        (record.CustomerId, record.Moment) = (customer, moment);
        return record;
    }

    private static HintReason Last(string interaction, double days, double remembered) => new(HintSource.Interaction, interaction, At(days), [], "", Value: remembered, SameMatter: true);

    private static HintReason Facts(HintReason reason) => reason with { Skills = [] };
}
