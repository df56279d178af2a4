using System.Diagnostics;
using System.Globalization;
using Deque.AxeCore.Playwright;
using EmotionStream.Core.Records;
using EmotionStream.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmotionStream.Page.Tests.Browser;

/// <summary>What a supervisor does, in a real browser, with the pipeline and a broker behind the page.</summary>
public sealed class SupervisorTests(Chromium chromium) : IAsyncLifetime
{
    private PageWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PageWorld.StartAsync(withPipeline: true);

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Supervisor_SeesFiltersOpensAndTakes_AndASecondOneSeesIt()
    {
        _world.SendUpset("c-1", "I have waited three weeks, this is a disgrace");
        _world.SendUpset("c-2", "nobody answers", queue: "claims");
        var page = await VisitAsync("/");
        var other = await VisitAsync("/");
        await Expect(page.Locator(".alert .waiting, .alert.waiting")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator(".rows li[data-id='c-1']")).ToBeVisibleAsync();

        // Filters, and the address keeps the filter.
        await page.Locator("select[name=queue]").SelectOptionAsync("claims");
        await Expect(page.Locator(".rows li[data-id]")).ToHaveCountAsync(1);
        Assert.Contains("queue=claims", page.Url, StringComparison.Ordinal);
        await page.Locator("#search").FillAsync("nobody of that name");
        await Expect(page.GetByText("Nothing matches the filter.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Show everything" }).ClickAsync();
        await Expect(page.Locator(".rows li[data-id]")).ToHaveCountAsync(2);

        // Takes it; the other sees at once who has it.
        var alert = page.Locator(".alerts .alert.critical.waiting", new() { HasText = "cust-c-1" }).First;
        var id = await alert.GetAttributeAsync("data-alert");
        await alert.Locator("[data-act=take]").ClickAsync();
        await Expect(other.Locator($"[data-alert='{id}'] .taken-by")).ToHaveTextAsync("acknowledged: local");

        // Undo gives it back.
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(other.Locator($"[data-alert='{id}'].waiting")).ToBeVisibleAsync();

        // Opens it: the curve has a dot a turn, the peak, and the numbers.
        await page.Locator(".rows li[data-id='c-1'] a.open").ClickAsync();
        await Expect(page.Locator("svg.large circle.turn")).ToHaveCountAsync(5);
        await Expect(page.Locator("svg.large .mark.low")).ToContainTextAsync("▼");
        await Expect(page.Locator(".formula")).ToContainTextAsync("(peak + end) / 2");
        await page.Locator("svg.large circle.turn").Nth(3).ClickAsync();
        await Expect(page.Locator(".turn-detail")).ToContainTextAsync("−0.90");
        await Expect(page.Locator(".trail").First).ToContainTextAsync("given back, local");
        Assert.Equal([AlertActionType.Acknowledged, AlertActionType.Released], _world.Actions().Select(action => action.Action));
        Assert.All(_world.Actions(), action => Assert.Equal("local", action.By));
    }

    [Fact]
    public async Task Keys_DoWhatTheMouseDoes()
    {
        _world.SendUpset("c-1", "no answer");
        _world.SendUpset("c-2", "no answer");
        var page = await VisitAsync("/");
        await Expect(page.Locator(".rows li[data-id] [data-act=take]")).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#search")).ToBeFocusedAsync();
        await page.Locator("#search").BlurAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".rows li[data-id] a.open").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator(".undo")).ToContainTextAsync("it is yours");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("svg.large")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("svg.large circle.turn").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Server_Restarted_ThePageComesBackByItselfAndSaysSo()
    {
        _world.SendUpset("c-1", "no answer");
        var page = await VisitAsync("/?queue=billing");
        await Expect(page.Locator(".rows li[data-id]")).ToHaveCountAsync(1);

        await Expect(page.Locator("[data-live][inert]")).ToHaveCountAsync(0);

        await _world.RestartAsync(async () =>
        {
            await Expect(page.Locator(".reconnect-trying")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-live]:not([inert])")).ToHaveCountAsync(0);
        });
        _world.SendUpset("c-9", "still no answer");

        await Expect(page.Locator(".rows li[data-id='c-9']")).ToBeVisibleAsync();
        await Expect(page.Locator(".reconnect")).ToBeHiddenAsync();
        Assert.Contains("queue=billing", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforeThePageLives_ItSaysSo_AndNoClickIsLost()
    {
        _world.SendUpset("c-1", "no answer");
        await Expect((await VisitAsync("/")).Locator(".alert.waiting")).Not.ToHaveCountAsync(0);

        // Another visitor's script is on its way for long.
        var page = await VisitAsync("about:blank");
        var script = new TaskCompletionSource();
        await page.RouteAsync("**/_framework/blazor.web.js", async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(_world.Address, new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator(".connection")).ToContainTextAsync("connecting");
        await Expect(page.Locator(".alert.waiting [data-act=take]")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator("[data-live]:not([inert])")).ToHaveCountAsync(0);
        Assert.False(await page.Locator("#search").EvaluateAsync<bool>("search => { search.focus(); return document.activeElement === search; }"));

        // Playwright clicks once the button can take it, as a person does; what is clicked then is done.
        var click = page.Locator(".alerts .alert.waiting [data-act=take]").First.ClickAsync();
        script.SetResult();
        await click;
        await Expect(page.Locator(".connection")).ToContainTextAsync("live");
        await Expect(page.Locator(".alert .taken-by").First).ToHaveTextAsync("acknowledged: local");
        await Expect(page.Locator("[data-live][inert]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Person_WhereOnlyKeysAreGiven_SignsInWithOne()
    {
        const string Key = "a-key-of-22-characters-or-more";
        await using var guarded = await PageWorld.StartAsync(withPipeline: false, ("Page:Keys:0:User", "sue"), ("Page:Keys:0:Key", Key));
        guarded.Publish(Sample.Live("i", queue: "claims"));
        guarded.Flush();
        var page = await chromium.VisitAsync(guarded.Address, password: Key);
        await Expect(page.Locator(".me")).ToHaveTextAsync("sue");
        await Expect(page.Locator(".rows li[data-id]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task HostileText_IsShownAsText()
    {
        const string Script = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        _world.SendUpset("<b>c-1</b>", Script, queue: "<i>billing</i>", agent: "</span><script>document.title='owned'</script>");
        var page = await VisitAsync("/");
        await Expect(page.Locator(".alert blockquote").First).ToContainTextAsync("<script>document.title='owned'</script>");
        await page.Locator(".rows a.open").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("cust-<b>c-1</b>");

        Assert.Equal(0, await page.Locator("main script, main img, main b, main i").CountAsync());
        Assert.DoesNotContain("owned", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task French_BrowserOrAddress_SpeaksFrench()
    {
        var page = await VisitAsync("/", language: "fr-FR");
        await Expect(page.Locator("h2").First).ToContainTextAsync("Échanges par risque");
        Assert.Equal("fr", await page.Locator("html").GetAttributeAsync("lang"));
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("h2").First).ToContainTextAsync("Interactions by risk");
        Assert.Contains("lang=en", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Accessibility_AxeFindsNothing_OnAnyView(ColorScheme scheme)
    {
        _world.SendUpset("c-1", "no answer");
        var page = await VisitAsync("/", scheme: scheme);
        await Expect(page.Locator(".rows li[data-id]")).ToHaveCountAsync(1);
        foreach (var path in new[] { "/", "/interactions/c-1", "/queues", "/history", "/wall", "/?q=nothing" })
        {
            await page.GotoAsync(_world.Address + path);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await page.WaitForFunctionAsync("() => window.Blazor?._internal !== undefined");

            // The title is away for a moment while the living page takes over from what was drawn on the server.
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("EmotionStream", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            var found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, path + ": " + string.Join('\n', found.Violations.Select(violation => $"{violation.Id}: {violation.Help} {violation.Nodes[0].Html}")));
        }
    }

    [Fact]
    public async Task Tablet_NothingIsCutOff()
    {
        _world.SendUpset("c-1", "no answer");
        var page = await VisitAsync("/", width: 820, height: 1180);
        await Expect(page.Locator(".rows li[data-id]")).ToHaveCountAsync(1);

        foreach (var path in new[] { "/", "/interactions/c-1", "/queues" })
        {
            await page.GotoAsync(_world.Address + path);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), path);
        }
    }

    [Fact]
    public async Task TenThousandInteractions_StaySmooth()
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 10_000; i++)
            _world.Publish(Sample.Live(i.ToString("i-00000", CultureInfo.InvariantCulture), -(i % 1000) / 1000.0, -(i % 100) / 100.0, queue: $"queue-{i % 12}", start: now));
        _world.Flush();
        var page = await VisitAsync("/");
        await Expect(page.Locator("#live-title .count")).ToHaveTextAsync("10000");
        await Expect(page.Locator(".rows li[data-id]").First).ToBeVisibleAsync();

        // Only what is seen is in the browser, from the first to the last.
        Assert.InRange(await page.Locator(".rows li[data-id]").CountAsync(), 10, 120);
        var watch = Stopwatch.StartNew();
        await page.Locator(".rows").EvaluateAsync("rows => { rows.scrollTop = rows.scrollHeight; }");
        await Expect(page.Locator(".rows li[data-id='i-09000']")).ToBeVisibleAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.InRange(await page.Locator(".rows li[data-id]").CountAsync(), 10, 120);
    }

    [Fact]
    public async Task Pictures_OfTheReadme_AreMadeFromARealRun()
    {
        await using var busy = await DemoFloor.StartAsync();
        foreach (var (name, scheme) in new[] { ("page-light", ColorScheme.Light), ("page-dark", ColorScheme.Dark) })
        {
            var page = await chromium.VisitAsync(busy.Address, scheme: scheme, width: 1440, height: 810);
            await Expect(page.Locator(".rows li[data-id]").Nth(12)).ToBeVisibleAsync();
            await Expect(page.Locator(".alerts .alert").Nth(1)).ToBeVisibleAsync();
            await TakeAsync(page, name);
            await page.Context.DisposeAsync();
        }

        var opened = await chromium.VisitAsync(busy.Address, width: 1440, height: 810);
        await opened.Locator(".rows li[data-id]:has(.tag.critical) a.open").First.ClickAsync();
        await Expect(opened.Locator("svg.large circle.turn").Nth(2)).ToBeVisibleAsync();
        await TakeAsync(opened, "page-interaction");
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        // The repository's own pictures are replaced only when asked for: each run looks different.
        var folder = Environment.GetEnvironmentVariable("EMOTIONSTREAM_PICTURES") ?? Path.Combine(KafkaFixture.Repository() ?? Path.GetTempPath(), "artifacts", "page");
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".png") });
        Assert.True(picture.Length > 20_000, name);
    }

    private Task<IPage> VisitAsync(string path, string language = "en-GB", ColorScheme scheme = ColorScheme.Light, int width = 1920, int height = 1080) =>
        chromium.VisitAsync(path.StartsWith('/') ? _world.Address + path : path, language, scheme, width, height);
}
