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
using EmotionStream.Page.Tests.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EmotionStream.Page.Tests.Components;

/// <summary>How often views draw: each drawing is work for every browser that looks on.</summary>
public sealed class DrawingTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(Sample.Start);
    private readonly BunitContext _context = new();
    private readonly PageModel _model = new(100, TurnFusion.Of(new InteractionOptions()));
    private readonly FeedState _state;
    private readonly PageFeed _feed;
    private readonly AlertDesk _desk;
    private readonly Visit _visit = new(Tongue.English, false, new PageUser("sue", true, null));
    private int _turns = 1;

    public DrawingTests()
    {
        _state = new FeedState(_time);
        _state.Set(Connection.Live);
        _model.Apply(Sample.Live("i"));
        _feed = new PageFeed(_model, _state, _time, Sample.Metrics());
        _desk = new AlertDesk(_feed, new AlertDeskTests.RecordingLog(), new PageSettings(), _time);
        _context.Services.AddSingleton(_feed).AddSingleton(_desk).AddSingleton(Sample.Metrics()).AddSingleton<TimeProvider>(_time);
        _context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _desk.DisposeAsync();
        await _feed.DisposeAsync();
    }

    [Fact]
    public async Task List_IsDrawnOnceASecond_HoweverOftenItsRowsChange()
    {
        var list = _context.Render<CountedList>(parameters => parameters.Add(part => part.Filter, Everything()).AddCascadingValue(_visit));
        var (drawn, renders) = (_feed.Current.Time, list.Instance.Drawings);

        for (var i = 0; i < 16; i++)
        {
            var now = await NextAsync(list);
            if (now - drawn >= TimeSpan.FromMilliseconds(950))
                (drawn, renders) = (now, renders + 1);
            Assert.Equal(renders, list.Instance.Drawings);
        }

        Assert.InRange(drawn - Sample.Start, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Alert_IsDrawnWithTheNextSnapshot_AndOnlyWhereItIsSeen()
    {
        var alerts = _context.Render<OpenAlerts>(parameters => parameters.Add(part => part.Filter, Everything()).AddCascadingValue(_visit));
        var others = _context.Render<OpenAlerts>(parameters => parameters.Add(part => part.Filter, Everything() with { Queue = "claims" }).AddCascadingValue(_visit));
        await NextAsync(alerts);
        var drawn = (alerts.RenderCount, others.RenderCount);

        _model.Apply(Sample.Alert("a", "i"));
        await NextAsync(others);

        Assert.Equal((drawn.Item1 + 1, drawn.Item2), (alerts.RenderCount, others.RenderCount));
        Assert.NotNull(alerts.Find("[data-alert=a]"));
    }

    [Fact]
    public async Task WhatDidNotChange_IsNotDrawn()
    {
        var parts = new List<IRenderedComponent<IComponent>>
        {
            _context.Render<ConnectionState>(parameters => parameters.AddCascadingValue(_visit)),
            _context.Render<StaleBar>(parameters => parameters.AddCascadingValue(_visit)),
            _context.Render<UndoBar>(parameters => parameters.AddCascadingValue(_visit)),
            _context.Render<Filters>(parameters => parameters.Add(part => part.Filter, Everything()).AddCascadingValue(_visit)),
        };
        await NextAsync(parts[^1]);
        var drawn = parts.Select(part => part.RenderCount).ToList();

        for (var i = 0; i < 12; i++)
            await NextAsync(parts[^1]);
        Assert.Equal(drawn, parts.Select(part => part.RenderCount));

        _state.Set(Connection.Stale);
        await NextAsync(parts[^1]);
        Assert.Equal([drawn[0] + 1, drawn[1] + 1], parts.Take(2).Select(part => part.RenderCount));
        Assert.Contains("Kafka does not answer since", parts[1].Markup, StringComparison.Ordinal);
    }

    /// <summary>Counts its own drawings; those of the virtual list in it are that list's.</summary>
    private sealed class CountedList : LiveList
    {
        public int Drawings { get; private set; }

        protected override void Take()
        {
            base.Take();
            Drawings++;
        }
    }

    private Filter Everything() => new(_visit.User, null, null, null, null);

    /// <summary>Lets a row change and the next snapshot come, and whatever draws because of it draw.</summary>
    /// <returns>The snapshot's time.</returns>
    private async Task<DateTimeOffset> NextAsync(IRenderedComponent<IComponent> last)
    {
        _model.Apply(Sample.Live("i", turns: ++_turns));
        var next = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Come(PageSnapshot snapshot) => next.TrySetResult(snapshot.Time);

        // After the components, which have begun to draw when this is told.
        _feed.Changed += Come;
        while (!next.Task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(next.Task, Task.Delay(5, Xunit.TestContext.Current.CancellationToken));
        }

        _feed.Changed -= Come;
        await last.InvokeAsync(() => { });
        return await next.Task;
    }
}
