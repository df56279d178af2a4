using EmotionStream.App.State;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Tests.State;

public sealed class LiveStoreTests
{
    private readonly LiveStore _store = new(maxInteractions: 5, TurnFusion.Of(new InteractionOptions()));

    [Fact]
    public void View_LiveInteractions_AreSortedByRisk()
    {
        _store.Apply(Messages.Live("calm"));
        _store.Apply(Messages.Live("sour", remembered: -0.6, end: -0.4));
        _store.Apply(Messages.Live("alarming"));
        _store.Apply(Messages.Alert("x", "alarming"));

        Assert.Equal(["alarming", "sour", "calm"], _store.View().Live.Select(view => view.State.InteractionId));
        Assert.Equal([2, 0.8, 0], _store.View().Live.Select(view => view.Risk), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Alert_ThatCloses_LeavesTheInteractionAndStaysInTheList()
    {
        _store.Apply(Messages.Live("i"));
        _store.Apply(Messages.Alert("x", "i"));
        _store.Apply(Messages.Alert("x", "i", AlertState.Acknowledged));
        Assert.Single(_store.Find("i")!.Alerts);

        _store.Apply(Messages.Alert("x", "i", AlertState.Closed));

        Assert.Empty(_store.Find("i")!.Alerts);
        Assert.Equal(AlertState.Closed, Assert.Single(_store.View().Alerts).State);
        Assert.Equal(1, _store.View().Counts.AlertsOpened["NegativePeak"]);
    }

    [Fact]
    public void Outcome_MovesTheInteractionToTheClosedOnes()
    {
        _store.Apply(Messages.Live("i"));
        _store.Apply(Messages.Closed("i"));

        Assert.Empty(_store.View().Live);
        Assert.Equal("Ended", Assert.Single(_store.View().Closed).Closed);
    }

    [Fact]
    public void Store_Full_ForgetsClosedOnesFirstThenTheLongestWithoutNews()
    {
        foreach (var id in new[] { "a", "b", "c", "d", "e" })
            _store.Apply(Messages.Live(id));
        _store.Apply(Messages.Closed("e"));
        _store.Apply(Messages.Live("a"));

        _store.Apply(Messages.Live("f"));
        _store.Apply(Messages.Live("g"));

        Assert.Equal(["a", "c", "d", "f", "g"], _store.View().Live.Select(view => view.State.InteractionId).Order());
        Assert.Empty(_store.View().Closed);
        Assert.Equal(7, _store.View().Counts.Interactions);
    }

    [Fact]
    public void Curve_ReadingsOutOfOrder_AreDrawnInOrderOfTime()
    {
        _store.Apply(Messages.Live("i", turns: 0));
        _store.Apply(Messages.Reading("i", 2, -0.5));
        _store.Apply(Messages.Reading("i", 1, 0.5));
        _store.Apply(Messages.Reading("i", 2, -0.6));

        Assert.Equal([0.5, -0.6], _store.Find("i")!.Curve.Select(point => point.Valence));
    }

    [Fact]
    public void Curve_LongCall_KeepsTheLastDots()
    {
        _store.Apply(Messages.Live("i", turns: 0));
        for (var second = 0; second < 500; second++)
            _store.Apply(Messages.Reading("i", second, 0.1));

        var curve = _store.Find("i")!.Curve;
        Assert.Equal(Curve.Capacity, curve.Count);
        Assert.Equal(Messages.Start.AddSeconds(499), curve[^1].Time);
    }

    [Fact]
    public void Curve_WhereReadingsAreNotPublished_IsDrawnFromTheStates()
    {
        _store.Apply(Messages.Live("i", remembered: -0.2, turns: 1));
        _store.Apply(Messages.Live("i", remembered: -0.4, turns: 2));
        _store.Apply(Messages.Live("i", remembered: -0.4, turns: 2));

        Assert.Equal([-0.2, -0.4], _store.Find("i")!.Curve.Select(point => point.Valence));
    }

    [Fact]
    public void Turns_TextAndVoice_AreTakenTogetherWithTheirShares()
    {
        _store.Apply(Messages.Reading("i", 1, -0.5));
        _store.Apply(Messages.Reading("i", 2, 0.5) with { Source = InputSource.AudioFeatures, Offset = 7, Confidence = 0.5, Arousal = 0.9, ArousalConfidence = 1 });

        var turn = Assert.Single(_store.Turns("i"));

        Assert.Equal(0.9 / (0.9 + (0.5 * 0.5)), turn.Valence.TextShare, 1e-5); // sound counts half
        Assert.Equal(1, turn.Valence.TextShare + turn.Valence.VoiceShare, 1e-9);
        Assert.True(turn.Arousal.VoiceShare > 0.5);
        Assert.Empty(_store.Turns("unheard of"));
    }

    [Fact]
    public void Alerts_VeryMany_AreBounded()
    {
        for (var i = 0; i < 5_000; i++)
            _store.Apply(Messages.Alert($"x{i}", "i"));

        var alerts = _store.View().Alerts;
        Assert.Equal(2_000, alerts.Count);
        Assert.Equal("x4999", alerts[0].AlertId);
        Assert.Equal(5_000, _store.View().Counts.AlertsOpened["NegativePeak"]);
    }
}
