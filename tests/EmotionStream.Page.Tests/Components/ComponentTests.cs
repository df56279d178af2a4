using Bunit;
using EmotionStream.App.Page;
using EmotionStream.App.Page.Acting;
using EmotionStream.App.Page.Components;
using EmotionStream.App.Page.Components.Parts;
using EmotionStream.App.Page.Language;
using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Reading;
using EmotionStream.App.Page.Security;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Page.Tests.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EmotionStream.Page.Tests.Components;

public sealed class ComponentTests : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly PageModel _model = new(100, TurnFusion.Of(new InteractionOptions()));
    private readonly AlertDeskTests.RecordingLog _log = new();
    private readonly PageFeed _feed;
    private readonly AlertDesk _desk;

    public ComponentTests()
    {
        _feed = new PageFeed(_model, new FeedState(TimeProvider.System), TimeProvider.System, Sample.Metrics());
        _desk = new AlertDesk(_feed, _log, new PageSettings(), TimeProvider.System);
        _context.Services.AddSingleton(_feed).AddSingleton(_desk).AddSingleton(Sample.Metrics()).AddSingleton(TimeProvider.System);
        _context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _desk.DisposeAsync();
        await _feed.DisposeAsync();
    }

    [Fact]
    public void AlertCard_HostileWords_AreText()
    {
        var alert = AlertEntry.After(null, Sample.Alert("a", "<img src=x onerror=alert(1)>", excerpt: "<script>alert(1)</script>"));

        var card = Card(alert, Supervisor());

        Assert.Empty(card.FindAll("script, img"));
        Assert.Equal("<script>alert(1)</script>", card.Find("blockquote").TextContent);
    }

    [Fact]
    public void AlertCard_SaysWhatToDoAndWhoHasTakenIt()
    {
        var alert = AlertEntry.After(AlertEntry.After(null, Sample.Alert("a", "i")), Sample.Alert("a", "i", AlertState.Acknowledged, by: "bob", reason: "acknowledged"));

        var card = Card(alert, Supervisor());

        Assert.Equal("Acknowledge the feeling first.", card.Find(".playbook").TextContent);
        Assert.Equal("acknowledged: bob", card.Find(".taken-by").TextContent);
        Assert.Empty(card.FindAll("[data-act=take]"));
    }

    [Fact]
    public void AlertCard_ForAViewer_HasNoButtons() =>
        Assert.Empty(Card(AlertEntry.After(null, Sample.Alert("a", "i")), new Visit(Tongue.English, false, new PageUser("vic", false, null))).FindAll("button"));

    [Fact]
    public void AlertCard_Take_WritesTheActionAndOffersToUndo()
    {
        _model.Apply(Sample.Alert("a", "i"));
        var visit = Supervisor();

        Card(_feed.FindAlert("a")!, visit).Find("[data-act=take]").Click();

        Assert.Equal((AlertActionType.Acknowledged, "sue"), (Assert.Single(_log.Written).Action, _log.Written.First().By));
        Assert.True(Assert.Single(visit.Notices).CanUndo);
    }

    [Theory]
    [InlineData("LedgerTippingPoint", "balance", "Customer at the tipping point", "balance of all contacts")]
    [InlineData("RepeatContactNegative", "lastRemembered", "Back after a bad contact", "last contact remembered")]
    [InlineData("DoubleDeviation", "remembered", "Let down twice in a row", "remembered")]
    public void AlertCard_AboutACustomer_SaysSoInWords(string rule, string measure, string name, string measured)
    {
        var card = Card(AlertEntry.After(null, Sample.Alert("a", "i") with { Rule = rule, Measure = measure, Value = -2.4 }), Supervisor());

        Assert.Contains(name, card.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Contains(measured + " −2.40", card.Find(".who").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("About the customer", card.Find(".about").TextContent, StringComparison.Ordinal);
        Assert.Empty(Card(AlertEntry.After(null, Sample.Alert("b", "i")), Supervisor()).FindAll(".about"));
    }

    [Fact]
    public void AlertCard_InFrench_SpeaksFrench()
    {
        var card = Card(AlertEntry.After(null, Sample.Alert("a", "i")), new Visit(Tongue.French, true, new PageUser("sue", true, null)));

        Assert.Contains("Pic négatif", card.Markup, StringComparison.Ordinal);
        Assert.Contains("Prendre", card.Markup, StringComparison.Ordinal);
        Assert.Contains("lang=fr", card.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Row_ShowsRiskOnHover_ScoreAndRise()
    {
        var row = _context.Render<InteractionRow>(parameters => parameters
            .Add(part => part.Row, Sample.Row(Sample.Live("i", -0.3, -0.2))).Add(part => part.Now, Sample.Start.AddSeconds(65)).AddCascadingValue(Supervisor()));

        Assert.StartsWith("Risk 0.40 = 0.00", row.Find("a.open").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("−0.30", row.Find(".score .figure").TextContent);
        Assert.Equal("+0.60", row.Find(".rise").TextContent.Trim());
        Assert.Equal("1 min", row.Find(".age time").TextContent);
    }

    [Fact]
    public void Spark_WithoutTurns_DrawsOnlyTheZeroLine() =>
        Assert.Empty(_context.Render<Spark>(parameters => parameters.Add(part => part.Path, SparkPath.Empty)).FindAll("polyline, circle, path"));

    [Fact]
    public void LargeCurve_AnAbstention_IsAGap()
    {
        var detail = new InteractionDetail(
            Sample.Live("i", turns: 3), default, Turns(1, 2, 4, 5), [Abstention(3)], [], []);

        var curve = _context.Render<LargeCurve>(parameters => parameters.Add(part => part.Detail, detail).AddCascadingValue(Supervisor()));

        Assert.Equal(2, curve.FindAll("polyline.fused").Count);
        Assert.Single(curve.FindAll("text.gap"));
        Assert.Equal(4, curve.FindAll("circle.turn").Count);
    }

    [Fact]
    public void FrozenOrder_KeepsRowsWhereTheyAre_AndCountsWhatWaits()
    {
        var (a, b, c) = (Sample.Row(Sample.Live("a")), Sample.Row(Sample.Live("b")), Sample.Row(Sample.Live("c")));
        var order = new FrozenOrder();
        order.Take([a, b]);
        order.Freeze();
        order.Take([c, b]);

        Assert.Equal(["a", "b"], order.Rows.Select(row => row.Id));
        Assert.Equal(["a"], order.Gone);
        Assert.Equal(1, order.Waiting);

        order.Thaw([c, b]);
        Assert.Equal(["c", "b"], order.Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData(-3, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3599, "59 min")]
    [InlineData(3660, "1 h 01")]
    public void RoundAge_TicksInItsFirstMinuteOnly(int seconds, string said) => Assert.Equal(said, Tongues.RoundAge(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(null, "fr-CA,fr;q=0.9,en;q=0.8", Tongue.French)]
    [InlineData("en", "fr", Tongue.English)]
    [InlineData(null, "de, en;q=0.5, fr;q=0.9", Tongue.French)]
    [InlineData("xx", null, Tongue.English)]
    [InlineData(null, "complete ; nonsense;;", Tongue.English)]
    public void Language_IsAskedForOrLikedBest(string? asked, string? accepted, Tongue expected) => Assert.Equal(expected, Tongues.Choose(asked, accepted));

    private static Visit Supervisor() => new(Tongue.English, false, new PageUser("sue", true, null));

    private static List<FusedTurn> Turns(params int[] seconds) =>
        [.. seconds.Select(second => new FusedTurn(Sample.Start.AddSeconds(second).ToUnixTimeMilliseconds(), new(-0.2, 0.9, -0.2, null, 1, 0), default, 1))];

    private static ReadingDot Abstention(int second) => new(
        Sample.Start.AddSeconds(second).ToUnixTimeMilliseconds(), 0, false, 0, 0, 0, 0, null, 0, Core.Emotions.AbstentionReason.UnsupportedLanguage);

    private IRenderedComponent<AlertCard> Card(AlertEntry alert, Visit visit) => _context.Render<AlertCard>(parameters => parameters
        .Add(part => part.Alert, alert).Add(part => part.Now, Sample.Start).AddCascadingValue(visit));
}
