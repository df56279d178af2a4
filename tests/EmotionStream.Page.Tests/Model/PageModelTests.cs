using EmotionStream.App.Page.Language;
using EmotionStream.App.Page.Model;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;

namespace EmotionStream.Page.Tests.Model;

public sealed class PageModelTests
{
    private readonly PageModel _model = new(100, TurnFusion.Of(new InteractionOptions()));

    [Fact]
    public void Live_AreInOrderOfRisk()
    {
        _model.Apply(Sample.Live("calm", 0.4, 0.4));
        _model.Apply(Sample.Live("sad", -0.5, -0.4));
        _model.Apply(Sample.Live("alarmed"));
        _model.Apply(Sample.Alert("a", "alarmed"));

        Assert.Equal(["alarmed", "sad", "calm"], Snapshot().Live.Select(row => row.Id));
    }

    [Fact]
    public void Risk_IsTheSumOfWhatTheHoverShows()
    {
        _model.Apply(Sample.Live("i", -0.6, -0.4));
        _model.Apply(Sample.Alert("a", "i"));

        var risk = Assert.Single(Snapshot().Live).Risk;

        Assert.Equal((2, 0.6, 0.2, 2.8), (risk.Alert, risk.Remembered, risk.End, Math.Round(risk.Total, 6)));
    }

    [Fact]
    public void Alert_ThatSomebodyTook_NoLongerAddsRisk()
    {
        _model.Apply(Sample.Live("i"));
        _model.Apply(Sample.Alert("a", "i", excerpt: "bad service"));
        _model.Apply(Sample.Alert("a", "i", AlertState.Acknowledged, by: "s-1", reason: "acknowledged"));

        var row = Assert.Single(Snapshot().Live);

        Assert.Equal(0, row.Risk.Alert);
        Assert.Equal(("s-1", "bad service", true), (row.Alerts[0].TakenBy, row.Alerts[0].Last.Excerpt, row.Alerts[0].IsOpen));
    }

    [Fact]
    public void Alert_TakenThenWorse_StaysTaken_AndGivenBack_WaitsAgain()
    {
        _model.Apply(Sample.Live("i"));
        _model.Apply(Sample.Alert("a", "i"));
        _model.Apply(Sample.Alert("a", "i", AlertState.Acknowledged, by: "s-1"));
        _model.Apply(Sample.Alert("a", "i", AlertState.Updated));
        Assert.Equal("s-1", Assert.Single(Snapshot().Alerts).TakenBy);

        _model.Apply(Sample.Alert("a", "i", AlertState.Updated, by: "s-1", reason: "released"));
        Assert.True(Assert.Single(Snapshot().Alerts).IsWaiting);
    }

    [Fact]
    public void Alert_Closed_LeavesTheListAndStaysInTheTrail()
    {
        _model.Apply(Sample.Live("i"));
        _model.Apply(Sample.Alert("a", "i"));
        _model.Apply(Sample.Alert("a", "i", AlertState.Closed, by: "s-1", reason: "action"));

        Assert.Empty(Snapshot().Alerts);
        Assert.Equal([AlertState.Opened, AlertState.Closed], Assert.Single(_model.Find("i")!.Alerts).Steps.Select(step => step.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Closing_WhicheverTopicIsReadFirst_IsHistory(bool outcomeFirst)
    {
        _model.Apply(Sample.Live("i"));
        if (outcomeFirst)
            _model.Apply(Sample.Closed("i"));
        _model.Remove("i");
        if (!outcomeFirst)
            _model.Apply(Sample.Closed("i"));

        var snapshot = Snapshot();
        Assert.Empty(snapshot.Live);
        Assert.Equal("i", Assert.Single(snapshot.Closed).Id);
        Assert.NotNull(_model.Find("i")!.Outcome);
    }

    [Fact]
    public void State_OlderThanTheOutcome_DoesNotOpenItAgain_AndANewOneDoes()
    {
        _model.Apply(Sample.Closed("i"));
        _model.Apply(Sample.Live("i"));
        Assert.Empty(Snapshot().Live);

        _model.Apply(Sample.Live("i", start: Sample.Start.AddHours(1)));
        Assert.Equal("i", Assert.Single(Snapshot().Live).Id);
    }

    [Fact]
    public void Model_IsBounded_AndClosedOnesMakeRoomFirst()
    {
        _model.Apply(Sample.Closed("old"));
        for (var i = 0; i < 150; i++)
            _model.Apply(Sample.Live($"i{i}"));

        var snapshot = Snapshot();
        Assert.Equal(100, snapshot.Live.Count);
        Assert.Empty(snapshot.Closed);
        Assert.Null(_model.Find("i0"));
        Assert.NotNull(_model.Find("i149"));
    }

    [Fact]
    public void Snapshot_TellsWhatChangedSinceTheOneBefore()
    {
        _model.Apply(Sample.Live("a"));
        _model.Apply(Sample.Live("b"));
        Assert.Equal(2, Snapshot().ChangedRows.Count);

        _model.Apply(Sample.Live("b", -0.2));
        var next = Snapshot();
        Assert.Equal("b", Assert.Single(next.ChangedRows).Id);
        Assert.Equal(2, next.Live.Count);
    }

    [Fact]
    public void Curve_WithoutReadings_IsDrawnByTheStates()
    {
        _model.Apply(Sample.Live("i", end: -0.2, turns: 1));
        _model.Apply(Sample.Live("i", end: -0.2, turns: 1));
        _model.Apply(Sample.Live("i", end: -0.6, turns: 2));
        Assert.Equal([-0.2, -0.6], _model.Find("i")!.Turns.Select(turn => Math.Round(turn.Valence.Value, 6)));

        _model.Apply(Sample.Reading("i", 5, 0.4));
        Assert.Equal([0.4], _model.Find("i")!.Turns.Select(turn => Math.Round(turn.Valence.Value, 6)));
    }

    [Fact]
    public void Queue_GetsItsPanel()
    {
        _model.Apply(Sample.Live("a", -0.4, queue: "claims"));
        _model.Apply(Sample.Alert("x", "a", queue: "claims"));
        _model.Apply(Sample.Closed("b", -0.5, -0.5, "claims"));

        var panel = Assert.Single(Snapshot().Queues);

        Assert.Equal(("claims", 1, 1, 1, 1, 1), (panel.Queue, panel.Live, panel.Waiting, panel.Critical, panel.Closed, panel.BadEnds));
        Assert.Equal(-0.4, panel.Remembered);
        Assert.Contains(-0.5, panel.History);
    }

    [Theory]
    [InlineData(0.4, true, 3, "+0.60")]
    [InlineData(-0.2, true, 0, "")]
    [InlineData(1.3, false, null, "> 1")]
    [InlineData(null, true, 4, "4 good turns")]
    [InlineData(null, true, 1, "1 good turn")]
    public void ToEndWell_IsSaidAsTheRecordHasIt(double? end, bool reachable, int? turns, string said) =>
        Assert.Equal(said, Tongue.English.ToEndWell(Sample.Live("i", -0.3, -0.2) with { ToEndWell = new(0, end, reachable, turns) }));

    [Fact]
    public void ToEndWell_NotOnTheRecord_IsNotMadeUp() => Assert.Equal("", Tongue.French.ToEndWell(Sample.Live("i", -0.3, -0.2) with { ToEndWell = null }));

    private PageSnapshot Snapshot() => _model.Snapshot(Sample.Start.AddMinutes(2), Connection.Live, Sample.Start);
}
