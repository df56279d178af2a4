using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using static EmotionStream.Core.Tests.Customers.CustomerHarness;

namespace EmotionStream.Core.Tests.Customers;

/// <summary>The lives of alerts about customers, step by step.</summary>
public class CustomerAlertTests
{
    [Fact]
    public void TippingPoint_OpensThroughTheThreshold_IsUpdatedWhenWorse_AndClosesOnlyAtTheOtherOne()
    {
        using var task = new CustomerHarness();
        task.Feed(
            Outcome("c", "i-1", 0, -0.9, peakNegative: -0.5),   // −1.8
            Outcome("c", "i-2", 0, -0.15),                      // −2.1: opens
            Outcome("c", "i-3", 0, -0.1),                       // −2.3: not worse by 0.5
            Outcome("c", "i-4", 0, -0.15),                      // −2.6: updated
            Outcome("c", "i-5", 0, 0.9),                        // −1.7: between the thresholds
            Outcome("c", "i-6", 0, 0.8));                       // −0.9: closes

        Assert.Equal(
            [
                "LedgerTippingPoint Opened i-2",
                "LedgerTippingPoint Updated i-2",
                "LedgerTippingPoint Closed i-2 recovered",
            ],
            Of(task, OpenCustomerAlert.TippingPoint));
        Assert.Equal([-2.1, -2.6, -0.9], task.Output.Alerts.Where(a => a.Rule == OpenCustomerAlert.TippingPoint).Select(a => Math.Round(a.Value, 9)));
        Assert.All(task.Output.Alerts, a => Assert.Equal("c", a.CustomerId));
        Assert.True(task.AlertPending);
    }

    [Fact]
    public void TippingPoint_DoesNotOpenAgain_BeforeTheBalanceHasBeenBack()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -1, peakNegative: -0.5), Outcome("d", "x", 7.1, 0)).Tick();   // opens, and expires after a week
        task.Feed(Outcome("c", "i-2", 7.2, -1, peakNegative: -0.5));                                   // still below: silent
        task.Feed(Outcome("c", "i-3", 7.3, 1), Outcome("c", "i-4", 7.3, 1), Outcome("c", "i-5", 7.3, 1));
        task.Feed(Outcome("c", "i-6", 7.4, -1, peakNegative: -0.5));

        Assert.Equal(
            ["LedgerTippingPoint Opened i-1", "LedgerTippingPoint Closed i-1 expired", "LedgerTippingPoint Opened i-6"], Of(task, OpenCustomerAlert.TippingPoint));
    }

    [Fact]
    public void TippingPoint_ClosesByTimeAlone_WhenTheBalanceHasDecayed()
    {
        using var task = new CustomerHarness(new LedgerOptions { HalfLife = TimeSpan.FromDays(2) });
        task.Feed(Outcome("c", "i-1", 0, -1, peakNegative: -0.5)).Commit().Restart(new LedgerOptions { HalfLife = TimeSpan.FromDays(2) });
        task.Feed(Outcome("d", "x", 1.9, 0)).Tick();
        Assert.Equal(["LedgerTippingPoint Opened i-1"], Of(task, OpenCustomerAlert.TippingPoint));

        task.Idle(0.2);
        Assert.Equal(["LedgerTippingPoint Opened i-1", "LedgerTippingPoint Closed i-1 recovered"], Of(task, OpenCustomerAlert.TippingPoint));
        Assert.Equal(At(2), task.Output.Alerts[^1].Time, 1.0);
    }

    [Fact]
    public void OneTroughDeepEnough_TripsAlone_WhateverTheBalance_AndNeedsABetterInteractionToClose()
    {
        using var task = new CustomerHarness();
        task.Feed(
            Outcome("c", "i-1", 0, 0.9), Outcome("c", "i-2", 1, 0.3, peakNegative: -0.9), Outcome("c", "i-3", 2, -0.1), Outcome("c", "i-4", 3, 0.1));

        Assert.Equal(["LedgerTippingPoint Opened i-2", "LedgerTippingPoint Closed i-2 recovered"], task.Steps());
        Assert.Equal(("peakNegative", -0.9, -0.9), (task.Output.Alerts[0].Measure, task.Output.Alerts[0].Value, task.Output.Alerts[0].Threshold));
        Assert.Equal(At(3), task.Output.Alerts[1].Time);
    }

    [Fact]
    public void ATroughNotDeepEnough_OrOfNoTurn_TripsNothing()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, 0.3, peakNegative: -0.8999), Outcome("c", "i-2", 1, 0, peakNegative: -1, turns: 0));

        Assert.Empty(task.Steps());
    }

    [Fact]
    public void RepeatContact_AfterABadExperience_SaysSoWhileTheCustomerIsThere_AndClosesWithIt()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, -0.25), Started("c", "i-2", 6.9, queue: "billing", channel: "chat"));
        Assert.Equal(["RepeatContactNegative Opened i-2"], task.Steps());
        Assert.Equal(("lastRemembered", -0.25, -0.2, "billing", "chat"), (task.Output.Alerts[0].Measure, task.Output.Alerts[0].Value, task.Output.Alerts[0].Threshold,
            task.Output.Alerts[0].Queue, task.Output.Alerts[0].Channel));

        task.Feed(Started("c", "i-2", 6.9), Outcome("c", "i-2", 7, 0.4));
        Assert.Equal(["RepeatContactNegative Opened i-2", "RepeatContactNegative Closed i-2 recovered"], task.Steps());
    }

    [Fact]
    public void RepeatContact_IsToldByTheLastInteraction_WithinTheWindow()
    {
        using var task = new CustomerHarness();
        task.Feed(
            Outcome("late", "i-1", 0, -0.8), Started("late", "i-2", 7.1),
            Outcome("good", "i-1", 0, -0.8, peakNegative: -0.8), Outcome("good", "i-2", 1, 0.1), Started("good", "i-3", 2),
            Outcome("mild", "i-1", 0, -0.19), Started("mild", "i-2", 1),
            Started("first", "i-1", 1));

        Assert.Empty(task.Steps());
    }

    [Fact]
    public void RepeatContact_OpensAlsoWhenTheOutcomeBeforeItComesAfterItsStart()
    {
        using var task = new CustomerHarness();
        task.Feed(Started("c", "i-2", 1), Outcome("c", "i-1", 0.9, -0.4));

        Assert.Equal(["RepeatContactNegative Opened i-2"], task.Steps());
    }

    [Fact]
    public void RepeatContact_OnTheSameMatterOnly_LooksPastOtherMatters()
    {
        using var task = new CustomerHarness(SameMatter());
        task.Feed(
            Outcome("other", "i-1", 0, -0.4, queue: "billing", moment: "fraud"), Started("other", "i-2", 1, queue: "billing", moment: "moving"),
            Outcome("past", "i-1", 0, -0.4, queue: "billing", moment: "fraud"), Outcome("past", "i-2", 1, 0.5, queue: "moves", moment: "moving"),
            Started("past", "i-3", 2, queue: "cards", moment: "fraud"),
            Outcome("threat", "i-1", 0, -0.4, queue: "billing", moment: "quitting"), Started("threat", "i-2", 1, queue: "cards", moment: "quitting"));

        Assert.Equal(["RepeatContactNegative Opened i-3"], task.Steps());
    }

    [Fact]
    public void RepeatContact_WhoseMatterIsKnownOnlyAtATransfer_OpensThen()
    {
        using var task = new CustomerHarness(SameMatter());
        task.Feed(Outcome("c", "i-1", 0, -0.4, queue: "billing", moment: "fraud"), Started("c", "i-2", 1, queue: "reception")).Commit().Restart();
        Assert.Empty(task.Steps());

        task.Feed(Transferred("c", "i-2", 1.01, "cards", "fraud"));
        Assert.Equal(["RepeatContactNegative Opened i-2"], task.Steps());
    }

    [Fact]
    public void DoubleDeviation_OnTheSameMatterOnly_IsTheSameInAnyOrderOfOutcomes()
    {
        CustomerEvent[] Outcomes() =>
        [
            Outcome("c", "i-1", 0, -0.4, queue: "billing", moment: "fraud"), Outcome("c", "i-2", 1, -0.5, queue: "moves", moment: "moving"),
            Outcome("c", "i-3", 2, -0.6, queue: "cards", moment: "fraud"), Outcome("c", "i-4", 3, -0.6, queue: "moves"),
        ];
        int[][] orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]];
        foreach (var order in orders)
        {
            using var task = new CustomerHarness(SameMatter());
            var outcomes = Outcomes();
            task.Feed(order.Select(at => outcomes[at]));

            // One alert a customer: the failed recovery known first opens it, the other updates it.
            Assert.Equal(["Opened", "Updated"], Of(task, OpenCustomerAlert.DoubleDeviation).Select(step => step.Split(' ')[1]));
        }
    }

    [Theory]
    [InlineData(-0.3, -0.3, -0.3, 13.9, true)]      // as bad again
    [InlineData(-0.5, -0.5, -0.2, 1, true)]         // bad, and remembered as badly
    [InlineData(-0.3, -0.31, 0.4, 1, true)]         // remembered as a failure, though it ended well
    [InlineData(-0.5, -0.25, -0.1, 1, false)]       // ended below zero but made it better
    [InlineData(-0.5, 0.2, 0.5, 1, false)]          // recovered
    [InlineData(-0.29, -0.9, -0.9, 1, false)]       // the first was no failure
    [InlineData(-0.5, -0.9, -0.9, 14.1, false)]     // too late to be its recovery
    public void DoubleDeviation_IsAFailureThenAFailedRecovery(double failure, double recovery, double end, double days, bool opens)
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, failure), Outcome("c", "i-2", days, recovery, peakNegative: -0.5, end: end));

        Assert.Equal(opens ? ["DoubleDeviation Opened i-2"] : [], Of(task, OpenCustomerAlert.DoubleDeviation));
    }

    [Fact]
    public void DoubleDeviation_IsUpdatedByAThirdFailure_AndClosedByAnInteractionWithoutRegret()
    {
        using var task = new CustomerHarness();
        task.Feed(
            Outcome("c", "i-1", 0, -0.4), Outcome("c", "i-2", 1, -0.4), Outcome("c", "i-3", 2, -0.5), Outcome("c", "i-4", 3, -0.1), Outcome("c", "i-5", 4, 0));

        Assert.Equal(
            ["DoubleDeviation Opened i-2", "DoubleDeviation Updated i-2", "DoubleDeviation Closed i-2 recovered"], Of(task, OpenCustomerAlert.DoubleDeviation));
    }

    [Fact]
    public void DoubleDeviation_OfAnOutcomeThatComesLate_IsJudgedBesideItsNeighboursInTime()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-2", 2, -0.4), Outcome("c", "i-3", 10, 0.1), Outcome("c", "i-1", 1, -0.4), Outcome("c", "i-0", 0, -0.4));

        Assert.Equal(["DoubleDeviation Opened i-2", "DoubleDeviation Updated i-2"], Of(task, OpenCustomerAlert.DoubleDeviation));
    }

    [Fact]
    public void Acting_AcknowledgesGivesBackAndCloses_AlsoAfterARestart()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, 0.3, peakNegative: -0.95)).Commit().Restart();
        var id = task.Output.Alerts[0].AlertId;
        task.Feed(
            Action("c", 0.1, id, AlertActionType.Acknowledged, "s-7"),
            Action("c", 0.2, id, AlertActionType.Released),
            Action("c", 0.3, id, AlertActionType.CalledBack),
            Action("c", 0.4, id, AlertActionType.Closed));

        Assert.Equal(
            [
                "LedgerTippingPoint Opened i-1",
                "LedgerTippingPoint Acknowledged i-1 acknowledged",
                "LedgerTippingPoint Updated i-1 released",
                "LedgerTippingPoint Acknowledged i-1 calledBack",
                "LedgerTippingPoint Closed i-1 action",
            ],
            task.Steps());
        Assert.All(task.Output.Alerts, a => Assert.Equal(id, a.AlertId));
        Assert.Equal(("s-7", At(0.1)), (task.Output.Alerts[1].By, task.Output.Alerts[1].Time));
        var ledger = task.Ledger("c");
        Assert.Equal((0, 1, At(0)), (ledger.Alerts.Count, ledger.Contacts, ledger.LastEventAt));
        Assert.Empty(task.Output.Rejected);
    }

    [Fact]
    public void Acting_OnWhatIsNotOpen_IsRejected_AndBeginsNoCustomer()
    {
        using var task = new CustomerHarness();
        task.Feed(Outcome("c", "i-1", 0, 0.3), Action("c", 1, "nope", AlertActionType.Closed), Action("nobody", 1, "nope", AlertActionType.Acknowledged));

        Assert.Equal([("c", "unknown-alert"), ("nobody", "unknown-alert")], task.Output.Rejected);
        Assert.Equal(1, task.Customers);
    }

    [Fact]
    public void ARuleThatIsNotInForce_OpensNothing()
    {
        var options = new LedgerOptions();
        options.TippingPoint.Enabled = options.RepeatContact.Enabled = options.DoubleDeviation.Enabled = false;
        using var task = new CustomerHarness(options);
        task.Feed(Outcome("c", "i-1", 0, -1, peakNegative: -1), Started("c", "i-2", 1), Outcome("c", "i-2", 1.1, -1, peakNegative: -1));

        Assert.Empty(task.Steps());
    }

    private static IEnumerable<string> Of(CustomerHarness task, string rule) => task.Steps().Where(step => step.StartsWith(rule, StringComparison.Ordinal));

    private static LedgerOptions SameMatter()
    {
        var options = new LedgerOptions { TippingPoint = { Enabled = false } };
        options.RepeatContact.SameMatter = options.DoubleDeviation.SameMatter = true;
        return options;
    }
}
