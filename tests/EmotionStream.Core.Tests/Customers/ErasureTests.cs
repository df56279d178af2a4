using System.Text;
using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;
using static EmotionStream.Core.Tests.Customers.CustomerHarness;
using Harness = EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Customers;

/// <summary>Erasing a customer: what goes, what comes back, and what must not.</summary>
public class ErasureTests
{
    [Fact]
    public void Ledger_IsGone_WithItsAlertsClosedNamelessly_AndOthersUntouched()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -0.9, peakNegative: -1), Started("c", "i-2", 1), Outcome("d", "i-3", 1, 0.5)).Commit();
        var other = task.Log["d"];
        task.Output.Alerts.Clear();
        task.Feed(Forget("c", 2)).Commit();

        Assert.Equal(["LedgerTippingPoint Closed i-1 forgotten", "RepeatContactNegative Closed i-2 forgotten"], task.Steps());
        Assert.All(task.Output.Alerts, a => Assert.Null(a.CustomerId));
        Assert.Null(task.Output.Ledgers["c"]);
        Assert.Equal((other, 1), (task.Log["d"], task.Customers));
        Assert.DoesNotContain("c", task.Log.Keys);
        Assert.DoesNotContain(task.Log, e => Encoding.Latin1.GetString(e.Value).Contains("i-1", StringComparison.Ordinal));
    }

    [Fact]
    public void EventsFromBefore_DoNotBringThePersonBack_LaterOnesBeginAnew()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -0.9), Forget("c", 2)).Commit().Restart();
        task.Feed(
            Started("c", "i-2", 1.9),
            Outcome("c", "i-3", 2.1, -0.8, startedAt: 1.95),    // ended after it, began before it
            Outcome("c", "i-1", 0, -0.9),
            Action("c", 2.2, "any", AlertActionType.Closed)).Commit();

        Assert.Equal(["i-2", "i-3", "i-1", "i"], task.Output.LateEvents);
        Assert.Empty(task.Output.Rejected);
        Assert.Equal(0, task.Customers);

        var anew = task.Feed(Started("c", "i-4", 2.5), Outcome("c", "i-4", 2.6, 0.5, startedAt: 2.5)).Ledger("c");
        Assert.Equal((1, 0.5), (anew.Contacts, anew.BalanceAt(anew.AsOf)));
    }

    [Fact]
    public void AnErasureThatIsRolledBack_NeverWas()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -0.5)).Commit();
        task.Feed(Forget("c", 2)).Rollback();

        Assert.Equal(2, task.Feed(Outcome("c", "i-2", 1, -0.5)).Ledger("c").Contacts);
        Assert.Empty(task.Output.LateEvents);
    }

    [Fact]
    public void AMark_IsAHash_AndGoesWhenNothingOlderCanCome()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("somebody-known", "i-1", 0, -0.5), Forget("somebody-known", 2, rememberDays: 8)).Commit();
        var mark = Assert.Single(task.Log.Keys, k => k.StartsWith("\0erased", StringComparison.Ordinal));
        Assert.DoesNotContain("somebody", mark, StringComparison.Ordinal);

        task.Feed(Outcome("d", "i-2", 9.9, 0)).Tick().Commit().Restart();
        Assert.Contains(mark, task.Log.Keys);
        task.Feed(Outcome("d", "i-3", 10, 0)).Tick().Commit();
        Assert.DoesNotContain(mark, task.Log.Keys);
    }

    [Fact]
    public void ErasingSomebodyNobodyKnows_WritesTheTombstonesAllTheSame()
    {
        using var task = new CustomerHarness();
        task.Feed(Forget("nobody", 0)).Commit();

        Assert.True(task.Output.Ledgers.TryGetValue("nobody", out var ledger));
        Assert.Null(ledger);
    }

    [Fact]
    public void Interactions_LiveAndClosed_AreGone_WithTheirAlerts_AndOthersUntouched()
    {
        using var task = new Harness();
        task.Feed(Begun("live", "c", 0), Harness.Chat("live", 1, -0.9), Begun("other", "d", 0), Harness.Chat("other", 1, -0.9));
        task.Feed(Begun("closed", "c", 0), Harness.Chat("closed", 1, -0.9), Harness.Event("closed", 2, InteractionEventType.Ended)).Idle(60).Idle(60).Commit();
        Assert.Contains(task.Output.Outcomes, o => o.Interaction == "closed");
        task.Output.Alerts.Clear();
        task.Feed(ForgetCustomer("c", 100)).Commit();

        Assert.Null(task.Live["live"]);
        Assert.NotNull(task.Live["other"]);
        Assert.Equal(1, task.Task.LiveInteractions);
        Assert.NotEmpty(task.Output.Alerts);
        Assert.All(task.Output.Alerts, a => Assert.Equal((null, "forgotten"), (a.CustomerId, a.Reason)));
        Assert.DoesNotContain(task.Output.Alerts, a => a.InteractionId == "other");
    }

    [Fact]
    public void WhatComesOfAnErasedInteractionLater_IsLeftOut_AlsoAfterARestart()
    {
        using var task = new Harness();
        task.Feed(Begun("i", "c", 0), Harness.Chat("i", 1, -0.9), ForgetCustomer("c", 100)).Commit().Restart();
        task.Feed(Harness.Chat("i", 2, -0.9), Harness.Chat("i", 101, -0.9), Harness.Event("i", 102, InteractionEventType.Ended)).Idle(4000);

        Assert.Equal(["i", "i", "i"], task.Output.Late_);
        Assert.Empty(task.Output.Outcomes);
        Assert.Equal(0, task.Task.LiveInteractions);
    }

    [Fact]
    public void AnActionOnAnAlertAboutAQueue_ThatAnErasedInteractionOpened_IsPassedOn_OthersAreLeftOut()
    {
        using var task = new Harness();
        var (queues, own) = (Harness.Action("i", 101, AlertActionType.Closed, "a"), Harness.Action("i", 102, AlertActionType.Closed, "b"));
        queues.Queue = "billing";
        task.Feed(Begun("i", "c", 0), Harness.Chat("i", 1, -0.9), ForgetCustomer("c", 100), queues, own).Commit();

        Assert.Equal([("billing", "i")], task.Output.ActedOnQueues);
        Assert.Equal(["i"], task.Output.Late_);
    }

    [Fact]
    public void AnInteractionThatTurnsOutToBeTheErasedCustomers_IsErasedToo()
    {
        using var task = new Harness();
        task.Feed(Harness.Chat("early", 1, -0.9), ForgetCustomer("c", 100)).Commit();
        Assert.Equal(1, task.Task.LiveInteractions);
        task.Feed(Begun("early", "c", 0), Harness.Chat("early", 3, -0.9), Begun("unseen", "c", 50), Harness.Chat("unseen", 51, 0.2), Begun("anew", "c", 101)).Commit();

        Assert.Equal(["early", "early", "unseen", "unseen"], task.Output.Late_);
        Assert.Equal(1, task.Task.LiveInteractions);
        Assert.Equal([("c", "anew")], task.Output.Started);
        Assert.Null(task.Live["early"]);
    }

    [Fact]
    public void AnErasure_DoesNotMoveTheTimeOfEvents()
    {
        using var task = new Harness();
        task.Feed(Begun("i", "d", 0), ForgetCustomer("c", 1_000_000), Harness.Chat("i", 1, 0.5), Harness.Event("i", 2, InteractionEventType.Ended)).Idle(60).Idle(60);

        Assert.Equal(0, task.Final("i").LateEvents);
        Assert.Equal(1, task.Final("i").Measures.Turns);
    }

    private static InputRecord Begun(string id, string customer, double seconds)
    {
        var record = Harness.Event(id, seconds, InteractionEventType.Started);
        record.CustomerId = customer;
        return record;
    }

    private static InputRecord ForgetCustomer(string customer, double seconds)
    {
        var record = Harness.Event(customer, seconds, InteractionEventType.Forget);
        record.CustomerId = customer;
        record.RememberUntil = Harness.Start + 864_000_000;
        return record;
    }
}
