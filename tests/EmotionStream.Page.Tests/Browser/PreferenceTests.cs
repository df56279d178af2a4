using Deque.AxeCore.Playwright;
using EmotionStream.Core.Alerts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmotionStream.Page.Tests.Browser;

/// <summary>What a viewer's system or the viewer asks for: sound, contrast, colours of their own, a way out of the wallboard.</summary>
public sealed class PreferenceTests(Chromium chromium) : IAsyncLifetime
{
    private const string CountTones = "window.tones = 0; const make = AudioContext.prototype.createOscillator; AudioContext.prototype.createOscillator = function () { window.tones++; return make.call(this); };";
    private PageWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PageWorld.StartAsync(withPipeline: false);

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Sound_IsOffUntilSwitchedOn_ThenSoundsForANewCriticalAlertOnly()
    {
        _world.Publish(Sample.Live("i", start: Now));
        _world.Flush();
        var page = await chromium.VisitAsync(_world.Address, script: CountTones);
        var box = page.GetByRole(AriaRole.Checkbox, new() { Name = "sound" });
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
        await Expect(box).Not.ToBeCheckedAsync();

        await OpenAsync(page, "quiet", AlertSeverity.Critical);
        Assert.Equal(0, await TonesAsync(page));

        await box.CheckAsync();
        await OpenAsync(page, "no-matter", AlertSeverity.Warning);
        Assert.Equal(0, await TonesAsync(page));
        await OpenAsync(page, "loud", AlertSeverity.Critical);
        await page.WaitForFunctionAsync("() => window.tones === 1");

        // It is the browser's to remember, and off again when asked.
        await page.ReloadAsync();
        await Expect(box).ToBeCheckedAsync();
        await box.UncheckAsync();
        await OpenAsync(page, "quiet-again", AlertSeverity.Critical);
        Assert.Equal(0, await TonesAsync(page));
    }

    [Fact]
    public async Task NewCriticalAlert_IsAnnouncedPolitely()
    {
        _world.Publish(Sample.Live("i", start: Now));
        _world.Flush();
        var page = await chromium.VisitAsync(_world.Address);
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
        await OpenAsync(page, "a", AlertSeverity.Critical);
        await Expect(page.Locator("[data-news][aria-live=polite]")).ToContainTextAsync("New critical alert: Negative peak, cust-i, billing");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task MoreContrast_LeavesNothingGrey(ColorScheme scheme)
    {
        await ShowOneAsync();
        var page = await chromium.VisitAsync(_world.Address, scheme: scheme, contrast: Contrast.More);
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
        var ink = await ColourAsync(page, "body", "color");
        Assert.Equal(ink, await ColourAsync(page, ".alert .who", "color"));
        Assert.Equal(ink, await ColourAsync(page, ".row.head", "color"));
        Assert.Equal(ink, await ColourAsync(page, "li.row", "borderBottomColor"));

        // What the system asks for is more than AA: seven to one.
        var found = await page.RunAxe(new Deque.AxeCore.Commons.AxeRunOptions { RunOnly = Deque.AxeCore.Commons.RunOnlyOptions.Rules("color-contrast-enhanced") });
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.SelectMany(violation => violation.Nodes).Select(node => node.Html)));
    }

    [Fact]
    public async Task ForcedColours_AreUsedForCurvesToo_AndShapesSayWhatColoursSaid()
    {
        await ShowOneAsync();
        var page = await chromium.VisitAsync(_world.Address, forced: ForcedColors.Active, scheme: ColorScheme.Dark);
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
        var ink = await ColourAsync(page, "body", "color");
        Assert.Equal(ink, await ColourAsync(page, ".spark polyline", "stroke"));
        Assert.Equal(ink, await ColourAsync(page, ".spark .peak", "fill"));
        Assert.Equal(ink, await ColourAsync(page, ".score rect", "fill"));
        Assert.NotEqual(ink, await ColourAsync(page, "body", "backgroundColor"));
        await Expect(page.Locator(".alert.critical .mark")).ToHaveTextAsync("▲");
        Assert.Equal("solid", await page.Locator(".top nav a.active").EvaluateAsync<string>("link => getComputedStyle(link).borderBottomStyle"));
    }

    [Fact]
    public async Task Wall_HasAWayBack_ByLinkAndByKey()
    {
        await ShowOneAsync();
        var page = await chromium.VisitAsync(_world.Address + "/wall?lang=en");
        var back = page.GetByRole(AriaRole.Link, new() { Name = "Back" });
        await Expect(back).ToBeVisibleAsync();
        await back.ClickAsync();
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
        Assert.Contains("lang=en", page.Url, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Wall" }).ClickAsync();
        await Expect(page.Locator("dl.wall")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Link_FollowedWhileThePageComesAlive_LeadsToItsView()
    {
        await ShowOneAsync();
        var page = await chromium.VisitAsync("about:blank");

        // What the circuit says after its handshake stays on its way until the link was followed.
        var (said, isFollowed, begun, one) = (new List<Action>(), false, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new Lock());
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var isHandshake = true;
            socket.ConnectToServer().OnMessage(message =>
            {
                Action pass = message.Binary is { } bytes ? () => socket.Send(bytes) : () => socket.Send(message.Text!);
                lock (one)
                {
                    if (isHandshake || isFollowed)
                        pass();
                    else
                        said.Add(pass);
                    if (!isHandshake)
                        begun.TrySetResult();
                    isHandshake = false;
                }
            });
        });
        await page.GotoAsync(_world.Address + "/wall?lang=en", new() { WaitUntil = WaitUntilState.Commit });
        await begun.Task;
        await page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
        await page.WaitForURLAsync(_world.Address + "/?lang=en", new() { WaitUntil = WaitUntilState.Commit });
        lock (one)
        {
            isFollowed = true;
            said.ForEach(pass => pass());
        }

        await Expect(page.Locator(".connection")).ToContainTextAsync("live");
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Task<int> TonesAsync(IPage page) => page.EvaluateAsync<int>("() => window.tones");

    private static Task<string> ColourAsync(IPage page, string selector, string property) =>
        page.Locator(selector).First.EvaluateAsync<string>("(element, property) => getComputedStyle(element)[property]", property);

    private async Task OpenAsync(IPage page, string id, AlertSeverity severity)
    {
        _world.Publish(Sample.Alert(id, "i", severity: severity, time: Now));
        _world.Flush();
        await Expect(page.Locator($".alerts [data-alert='{id}']")).ToBeVisibleAsync();
    }

    private async Task ShowOneAsync()
    {
        _world.Publish(Sample.Live("i", -0.5, -0.4, turns: 1, start: Now));
        _world.Publish(Sample.Live("i", -0.6, -0.5, turns: 2, start: Now));
        _world.Publish(Sample.Alert("a", "i", time: Now, excerpt: "no answer"));
        _world.Flush();
        await Task.CompletedTask;
    }
}
