using System.Text.Json;
using Microsoft.Playwright;

namespace EmotionStream.PageLoad;

/// <summary>Browsers' pages that note when they see an alert.</summary>
internal sealed class Viewers(IPlaywright playwright, IBrowser browser, IReadOnlyList<IPage> pages) : IAsyncDisposable
{
    private readonly Dictionary<IPage, ICDPSession> _sessions = [];

    /// <summary>Notes the time at which an alert's element comes into the page.</summary>
    private const string Watch = """
        window.seen = {};
        new MutationObserver(() => {
          for (const alert of document.querySelectorAll('.alerts [data-alert]'))
            window.seen[alert.dataset.alert] ??= Date.now();
        }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-alert'] });
        """;

    public static async Task WaitForAsync(string address, int interactions)
    {
        using var client = new HttpClient();
        while (true)
        {
            using var summary = JsonDocument.Parse(await client.GetStringAsync(address + "/api/summary"));
            if (summary.RootElement.GetProperty("live").GetInt32() >= interactions)
                return;
            await Task.Delay(100);
        }
    }

    public static async Task<Viewers> OpenAsync(string address, int count)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        var pages = new List<IPage>();
        for (var i = 0; i < count; i++)
        {
            var page = await (await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 } })).NewPageAsync();
            await page.AddInitScriptAsync(Watch);
            await page.GotoAsync(address);
            await page.Locator(".rows li[data-id]").First.WaitForAsync();
            pages.Add(page);
        }

        return new(playwright, browser, pages);
    }

    public async Task ForgetAsync()
    {
        foreach (var page in pages)
            await page.EvaluateAsync("() => { window.seen = {}; }");
    }

    /// <summary>Seconds of the pages' threads so far, by what they were spent on, all pages together.</summary>
    public async Task<IReadOnlyDictionary<string, double>> SpentAsync()
    {
        var all = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            if (!_sessions.TryGetValue(page, out var session))
            {
                // Counting begins when it is switched on, and ends with the session.
                session = _sessions[page] = await page.Context.NewCDPSessionAsync(page);
                await session.SendAsync("Performance.enable");
            }

            var told = await session.SendAsync("Performance.getMetrics");
            foreach (var metric in told!.Value.GetProperty("metrics").EnumerateArray())
            {
                if (metric.GetProperty("name").GetString() is { } name && (name.EndsWith("Duration", StringComparison.Ordinal) || name.EndsWith("Count", StringComparison.Ordinal)))
                    all[name] = all.GetValueOrDefault(name) + metric.GetProperty("value").GetDouble();
            }
        }

        return all;
    }

    public async Task<IReadOnlyList<Dictionary<string, double>>> SeenAsync()
    {
        var all = new List<Dictionary<string, double>>();
        foreach (var page in pages)
            all.Add(await page.EvaluateAsync<Dictionary<string, double>>("() => window.seen"));
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
