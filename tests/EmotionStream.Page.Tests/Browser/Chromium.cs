using Microsoft.Playwright;

namespace EmotionStream.Page.Tests.Browser;

/// <summary>A chromium for all browser tests. Where there is none, tests that ask are skipped with the reason; with <c>CI=true</c> they fail where it can be installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _browser = new(LaunchAsync);

    /// <summary>A page of a visitor of its own.</summary>
    public async Task<IPage> VisitAsync(string address, string language = "en-GB", ColorScheme scheme = ColorScheme.Light, int width = 1920, int height = 1080, string? password = null, Contrast? contrast = null, ForcedColors? forced = null, string? script = null)
    {
        if (Find() is null)
        {
            const string reason = "No chromium was found (Debian package chromium; ./test installs it as root).";
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase) && File.Exists("/usr/bin/apt-get") && Environment.UserName == "root")
                Assert.Fail(reason);
            Assert.Skip(reason);
        }

        var context = await (await _browser.Value).Browser.NewContextAsync(new()
        {
            Locale = language, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, TimezoneId = "Europe/Paris", Contrast = contrast, ForcedColors = forced,
            HttpCredentials = password is null ? null : new() { Username = "me", Password = password },
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        if (script is not null)
            await page.AddInitScriptAsync(script);
        await page.GotoAsync(address);
        return page;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            return;
        var (playwright, browser) = await _browser.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync()
    {
        // A busy machine, and a pipeline that commits: five seconds, as is usual, are not enough.
        Assertions.SetDefaultExpectTimeout(40_000);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = ["--no-sandbox", "--disable-dev-shm-usage"] }));
    }
}
