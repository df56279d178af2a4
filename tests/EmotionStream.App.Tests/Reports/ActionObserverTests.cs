using System.Text;
using EmotionStream.App.Backtest;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Reports;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Records;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Reports;

/// <summary>Actions in recorded topics find their interaction, with what was known before and what came of it.</summary>
public class ActionObserverTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Actions_AreTiedToTheirInteraction_WithWhatWasKnownAtTheAlertAndTheOutcome()
    {
        var observer = Replay(
            [.. Conversations.Of("acted", null, Begin, 0.2, -0.9, 0.5, 0.8), Action("acted", 25, "acknowledged"), Action("acted", 28, "gesture"), Action("acted", 29, "gesture")],
            [.. Conversations.Of("left", null, Begin, 0.2, -0.9, -0.8), Action("left", 5, "gesture")],
            [.. Conversations.Of("calm", null, Begin, 0.2, 0.3), Action("calm", 15, "gesture")]);

        Assert.Equal(3, observer.Interactions);
        Assert.Equal(2, observer.Alerted.Count);
        var acted = observer.Alerted.Single(one => one.Actions.Count > 0);
        Assert.Equal(("billing", -0.9, 2), (acted.Queue, Math.Round(acted.Depth, 2), acted.Turns));
        Assert.Equal(
            [(AlertActionType.Acknowledged, 25_000L), (AlertActionType.Gesture, 28_000L)],
            acted.Actions.Select(a => (a.Key, a.Value - Begin.ToUnixTimeMilliseconds())).OrderBy(a => a.Item2));
        Assert.Equal(Begin.AddSeconds(50).ToUnixTimeMilliseconds(), acted.EndedAt);
        Assert.True(acted.End > 0);
    }

    [Fact]
    public void CallBack_AfterTheEnd_IsTiedToTheCustomersNextContact_WithinTheWindow()
    {
        var day = TimeSpan.FromDays(1);
        var observer = Replay(
            [.. Conversations.Of("first", "c-1", Begin, 0.2, -0.9, -0.8), Action("first", 25, "calledBack"), Action("first", 3_600, "calledBack")],
            [.. Conversations.Of("somebody-elses", "c-2", Begin.AddHours(30), 0.9, 0.9)],
            [.. Conversations.Of("next", "c-1", Begin.AddDays(2), 0.1, 0.4)],
            [.. Conversations.Of("later", "c-1", Begin.AddDays(3), -0.2, -0.2)],
            [.. Conversations.Of("nobody-s", null, Begin.AddDays(9), 0.1, 0.1)]);

        var first = observer.Alerted.Single(one => one.CallBacks.Count > 0);
        Assert.Equal(("c-1", 2), (first.Customer, first.CallBacks.Count));
        Assert.Single(first.CallBacks, at => at > first.EndedAt);
        var next = observer.Contacts.After("c-1", first.EndedAt!.Value)!;
        Assert.Equal(Begin.AddDays(2).ToUnixTimeMilliseconds(), next.StartedAt);
        Assert.True(next is { End: > 0, Remembered: > 0 });
        Assert.Equal(1, Called(day, TimeSpan.FromDays(7)));
        Assert.Equal(0, Called(TimeSpan.FromMinutes(10), TimeSpan.FromDays(7)));
        Assert.Equal(0, Called(day, TimeSpan.FromDays(30)));

        // One case has no counterpart: it is counted as unmatched.
        int Called(TimeSpan soon, TimeSpan window) =>
            CallBackEffect.Make(observer.Alerted, observer.Contacts, soon, window).Single(row => row.Outcome == "nextRemembered").Estimate.Unmatched;
    }

    private static ActionObserver Replay(params IEnumerable<(InputSource Source, string? Key, string Value)>[] interactions)
    {
        var settings = new Settings();
        var observer = new ActionObserver();
        var records = interactions.SelectMany(records => records).OrderBy(record => TimeOf(record.Value), StringComparer.Ordinal)
            .Select((record, at) => new RawRecord(record.Source, at, Encoding.UTF8.GetBytes(record.Key!), Encoding.UTF8.GetBytes(record.Value)));
        new ReplayEngine(settings, settings.RuleSet, new Recognisers(null, null, MomentCatalogue.Empty, null)).Run(records, observer, TestContext.Current.CancellationToken);
        return observer;
    }

    private static string TimeOf(string json) => json[json.IndexOf("\"time\":", StringComparison.Ordinal)..][..31];

    private static (InputSource Source, string? Key, string Value) Action(string interaction, int second, string action) => (
        InputSource.AlertActions, interaction,
        $$"""{"interactionId":"{{interaction}}","time":"{{Begin.AddSeconds(second):yyyy-MM-ddTHH:mm:ss.fffZ}}","alertId":"00000000000000000000000000000000","action":"{{action}}","by":"s-1"}""");
}
