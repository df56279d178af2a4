using System.Collections.Concurrent;
using EmotionStream.App.Page;
using EmotionStream.App.Page.Acting;
using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Reading;
using EmotionStream.App.Page.Security;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;
using Microsoft.Extensions.Time.Testing;

namespace EmotionStream.Page.Tests.Model;

public sealed class AlertDeskTests : IAsyncDisposable
{
    private static readonly PageUser Supervisor = new("sue", true, null);
    private readonly FakeTimeProvider _time = new();
    private readonly PageModel _model = new(100, TurnFusion.Of(new InteractionOptions()));
    private readonly RecordingLog _log = new();
    private readonly PageFeed _feed;
    private readonly AlertDesk _desk;

    public AlertDeskTests()
    {
        _feed = new PageFeed(_model, new FeedState(_time), _time, Sample.Metrics());
        _desk = new AlertDesk(_feed, _log, new PageSettings { ActionsPerMinute = 5 }, _time);
        _model.Apply(Sample.Alert("a", "i"));
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _feed.DisposeAsync();
    }

    [Fact]
    public async Task Take_IsWrittenWithWhoDidIt()
    {
        Assert.Equal(ActOutcome.Done, await _desk.ActAsync(Supervisor, "a", AlertActionType.Acknowledged));

        var action = Assert.Single(_log.Written);
        Assert.Equal(("i", "a", AlertActionType.Acknowledged, "sue"), (action.InteractionId, action.AlertId, action.Action, action.By));
    }

    [Fact]
    public async Task ActionOnAnAlertAboutACustomer_NamesTheCustomer_OthersDoNot()
    {
        _model.Apply(Sample.Alert("about", "i") with { Rule = OpenCustomerAlert.TippingPoint, CustomerId = "c-1" });
        _model.Apply(Sample.Alert("within", "i") with { CustomerId = "c-1" });
        await _desk.ActAsync(Supervisor, "about", AlertActionType.Closed);
        await _desk.ActAsync(Supervisor, "within", AlertActionType.Acknowledged);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([("about", "c-1"), ("within", null), ("about", "c-1")], _log.Written.Select(action => (action.AlertId, action.CustomerId)));
    }

    [Fact]
    public async Task ActionOnAnAlertAboutAQueue_NamesTheQueue_OthersDoNot()
    {
        _model.Apply(Sample.Alert("about", "i") with { Rule = OpenQueueAlert.Spike, Queue = "billing" });
        _model.Apply(Sample.Alert("within", "i") with { Queue = "billing" });
        await _desk.ActAsync(Supervisor, "about", AlertActionType.HandedOver, "sam");
        await _desk.ActAsync(Supervisor, "within", AlertActionType.Acknowledged);

        Assert.Equal([("about", "billing", "sam"), ("within", null, null)], _log.Written.Select(action => (action.AlertId, action.Queue, action.To)));
    }

    [Fact]
    public async Task Close_TakesAtOnce_AndClosesWhenTheTimeToUndoIsOver()
    {
        await _desk.ActAsync(Supervisor, "a", AlertActionType.Closed);
        Assert.Equal([AlertActionType.Acknowledged], Actions);

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal([AlertActionType.Acknowledged], Actions);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal([AlertActionType.Acknowledged, AlertActionType.Closed], Actions);
    }

    [Fact]
    public async Task Close_Undone_GivesTheAlertBackAndNeverCloses()
    {
        await _desk.ActAsync(Supervisor, "a", AlertActionType.Closed);
        await _desk.UndoAsync(Supervisor, "a");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([AlertActionType.Acknowledged, AlertActionType.Released], Actions);
    }

    [Fact]
    public async Task Close_ServerStops_IsWrittenBefore()
    {
        await _desk.ActAsync(Supervisor, "a", AlertActionType.Closed);
        await _desk.DisposeAsync();

        Assert.Equal([AlertActionType.Acknowledged, AlertActionType.Closed], Actions);
    }

    [Fact]
    public async Task Viewer_MayNotAct() => Assert.Equal(ActOutcome.NotAllowed, await _desk.ActAsync(Supervisor with { MayAct = false }, "a", AlertActionType.Acknowledged));

    [Fact]
    public async Task AlertOfAnotherQueue_IsNotThere() =>
        Assert.Equal(ActOutcome.NotFound, await _desk.ActAsync(Supervisor with { Queues = new HashSet<string> { "claims" } }, "a", AlertActionType.Acknowledged));

    [Fact]
    public async Task AlertTakenBySomebodyElse_IsTooLate()
    {
        _model.Apply(Sample.Alert("a", "i", AlertState.Acknowledged, by: "bob"));

        Assert.Equal(ActOutcome.TooLate, await _desk.ActAsync(Supervisor, "a", AlertActionType.Acknowledged));
    }

    [Fact]
    public async Task HandOver_NamesTheReceiver_WhoMayThenTakeIt()
    {
        Assert.Equal(ActOutcome.Done, await _desk.ActAsync(Supervisor, "a", AlertActionType.HandedOver, " Bob Ng "));
        Assert.Equal("Bob Ng", Assert.Single(_log.Written).To);

        _model.Apply(Sample.Alert("a", "i", AlertState.Acknowledged, by: Supervisor.Name, reason: "handedOver") with { To = "Bob Ng" });
        var alert = _feed.FindAlert("a")!;
        Assert.Equal(("Bob Ng", Supervisor.Name, false), (alert.TakenBy, alert.GivenBy, alert.IsWaiting));
        Assert.Equal(ActOutcome.TooLate, await _desk.ActAsync(Supervisor, "a", AlertActionType.Acknowledged));
        Assert.Equal(ActOutcome.Done, await _desk.ActAsync(Supervisor with { Name = "Bob Ng" }, "a", AlertActionType.Acknowledged));
    }

    [Theory]
    [InlineData(AlertActionType.Acknowledged, "Bob")]
    [InlineData(AlertActionType.HandedOver, "line\nbreak")]
    public async Task Receiver_WhereNoneBelongsOrNoName_IsRefused(AlertActionType action, string to)
    {
        Assert.Equal(ActOutcome.Unclear, await _desk.ActAsync(Supervisor, "a", action, to));
        Assert.Equal(ActOutcome.Unclear, await _desk.ActAsync(Supervisor, "a", AlertActionType.HandedOver, new string('x', 101)));
        Assert.Empty(_log.Written);
    }

    [Fact]
    public async Task TooManyActions_AreRefused()
    {
        for (var i = 0; i < 5; i++)
            await _desk.ActAsync(Supervisor, "a", AlertActionType.Acknowledged);

        Assert.Equal(ActOutcome.TooMany, await _desk.ActAsync(Supervisor, "a", AlertActionType.Acknowledged));
        Assert.Equal(5, _log.Written.Count);
    }

    [Fact]
    public async Task KafkaDoesNotTakeIt_IsSaid()
    {
        _log.Answer = false;

        Assert.Equal(ActOutcome.Failed, await _desk.ActAsync(Supervisor, "a", AlertActionType.Acknowledged));
    }

    private IEnumerable<AlertActionType> Actions => _log.Written.Select(action => action.Action);

    internal sealed class RecordingLog : IActionLog
    {
        public ConcurrentQueue<AlertActionMessage> Written { get; } = [];

        public bool Answer { get; set; } = true;

        public Task<bool> WriteAsync(AlertActionMessage action)
        {
            Written.Enqueue(action);
            return Task.FromResult(Answer);
        }
    }
}
