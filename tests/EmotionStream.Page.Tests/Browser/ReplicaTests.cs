using System.Text.Json;
using EmotionStream.App.Page;
using EmotionStream.Core.Records;
using EmotionStream.Testing;
using static Microsoft.Playwright.Assertions;

namespace EmotionStream.Page.Tests.Browser;

/// <summary>What people did is Kafka's, not a server's: over a real Kafka, with the pipeline exactly-once.</summary>
public sealed class ReplicaTests(Chromium chromium, KafkaFixture kafka) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new();
    private PageWorld? _world;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_world is not null)
            await _world.DisposeAsync();
    }

    [Fact]
    public async Task WhatASupervisorDid_SurvivesARestartOfThePage()
    {
        _world = await PageWorld.OnKafkaAsync(kafka.Bootstrap, withPipeline: true, ("Page:UndoTime", "0s"));
        _world.SendUpset("taken", "no answer");
        _world.SendUpset("closed", "no answer");
        var (taken, closed) = (await FirstAlertAsync("taken"), await FirstAlertAsync("closed"));
        var page = await chromium.VisitAsync(_world.Address);

        // Rows come when the page is alive; what is clicked before is not heard.
        await Expect(page.Locator(".rows li[data-id]")).ToHaveCountAsync(2);
        await page.Locator($".alerts [data-alert='{taken}'] [data-act=take]").ClickAsync();
        await Expect(page.Locator($"[data-alert='{taken}'] .taken-by")).ToHaveTextAsync("acknowledged: local");
        await page.Locator($".alerts [data-alert='{closed}'] [data-act=close]").ClickAsync();
        await Expect(page.Locator($".alerts [data-alert='{closed}']")).ToHaveCountAsync(0);
        var before = (await StepsAsync("taken", taken), await StepsAsync("closed", closed));

        await _world.RestartAsync();

        var visit = await chromium.VisitAsync(_world.Address);
        await Expect(visit.Locator($"[data-alert='{taken}'] .taken-by")).ToHaveTextAsync("acknowledged: local");
        await Expect(visit.Locator($".alerts [data-alert='{closed}']")).ToHaveCountAsync(0);
        Assert.Equal(before, (await StepsAsync("taken", taken), await StepsAsync("closed", closed)));
        Assert.EndsWith("acknowledged by local", before.Item1, StringComparison.Ordinal);
        Assert.EndsWith("closed by local", before.Item2, StringComparison.Ordinal);
        Assert.Equal([AlertActionType.Acknowledged, AlertActionType.Closed], _world.Actions().Select(action => action.Action));
    }

    [Fact]
    public async Task TwoReplicas_ShowTheSame_AndAnActionOnOneAppearsOnTheOther()
    {
        _world = await PageWorld.OnKafkaAsync(kafka.Bootstrap, withPipeline: true);
        _world.SendUpset("c-1", "no answer");
        _world.SendUpset("c-2", "no answer", queue: "claims");
        var alert = await FirstAlertAsync("c-1");
        var second = await _world.AddReplicaAsync();
        var here = await chromium.VisitAsync(_world.Address);
        var there = await chromium.VisitAsync(second.Address);
        await Expect(there.Locator(".rows li[data-id]")).ToHaveCountAsync(2);

        await here.Locator($".alerts [data-alert='{alert}'] [data-act=take]").ClickAsync();
        await Expect(there.Locator($"[data-alert='{alert}'] .taken-by")).ToHaveTextAsync("acknowledged: local");
        await there.Locator($".alerts [data-alert='{alert}'] [data-act=hand-over]").ClickAsync();
        await Expect(there.GetByLabel("Hand over to")).ToBeFocusedAsync();
        await there.Keyboard.TypeAsync("Bob Ng");
        await there.Keyboard.PressAsync("Enter");
        await Expect(here.Locator($"[data-alert='{alert}'] .taken-by")).ToHaveTextAsync("handed over: Bob Ng (by local)");
        await here.GotoAsync(_world.Address + "/interactions/c-1");
        await Expect(here.Locator($"[data-alert='{alert}'] + .trail")).ToContainTextAsync("local → Bob Ng");

        foreach (var path in new[] { "/api/interactions", "/api/alerts", "/api/interactions/c-1", "/api/queues" })
        {
            Eventually.True(
                () => Told(_world.Address + path) == Told(second.Address + path), Patience, () => $"{path} is the same: {Told(_world.Address + path)} / {Told(second.Address + path)}");
        }
    }

    [Fact]
    public async Task Kafka_Stops_ThePageSaysSinceWhen_AndComesBack()
    {
        await using var own = await kafka.StartOwnAsync();
        _world = await PageWorld.OnKafkaAsync(own.Bootstrap, withPipeline: false);
        _world.Publish(Sample.Live("c-1", start: TimeProvider.System.GetUtcNow()));
        _world.Flush();
        var page = await chromium.VisitAsync(_world.Address);
        await Expect(page.Locator(".rows li[data-id='c-1']")).ToBeVisibleAsync();
        await Expect(page.Locator(".connection")).ToContainTextAsync("live");
        await Expect(page.Locator("p.stale")).ToHaveCountAsync(0);

        await own.StopAsync(kill: true);

        await Expect(page.Locator("p.stale[role=alert]")).ToContainTextAsync("Kafka does not answer since", new() { Timeout = (float)Patience.TotalMilliseconds });
        await Expect(page.Locator("p.stale time[datetime$=Z]")).ToBeVisibleAsync();
        await Expect(page.Locator(".connection")).ToContainTextAsync("stale");
        await Expect(page.Locator(".rows li[data-id='c-1']")).ToBeVisibleAsync();
        Assert.Equal(503, (int)(await _http.GetAsync(_world.Address + "/health/ready")).StatusCode);

        await own.UpAsync();

        await Expect(page.Locator("p.stale")).ToHaveCountAsync(0, new() { Timeout = (float)Patience.TotalMilliseconds });
        await Expect(page.Locator(".connection")).ToContainTextAsync("live");
    }

    private async Task<string> FirstAlertAsync(string interaction)
    {
        string? id = null;
        Eventually.True(() => (id = Alerts(interaction) is [var first, ..] ? first : null) is not null, Patience, $"{interaction} has an alert");
        await Task.Yield();
        return id!;
    }

    private IReadOnlyList<string> Alerts(string interaction)
    {
        using var all = JsonDocument.Parse(Told(_world!.Address + "/api/alerts"));
        return [.. all.RootElement.EnumerateArray().Select(one => one.GetProperty("alert")).Where(alert => alert.GetProperty("interactionId").GetString() == interaction)
            .OrderBy(alert => alert.GetProperty("alertId").GetString(), StringComparer.Ordinal).Select(alert => alert.GetProperty("alertId").GetString()!)];
    }

    private async Task<string> StepsAsync(string interaction, string alert)
    {
        using var told = JsonDocument.Parse(await _http.GetStringAsync(_world!.Address + "/api/interactions/" + interaction));
        var found = told.RootElement.GetProperty("alerts").EnumerateArray().Single(one => one.GetProperty("alert").GetProperty("alertId").GetString() == alert);
        return string.Join(", ", found.GetProperty("steps").EnumerateArray().Select(step =>
            step.GetProperty("state").GetString() + (step.TryGetProperty("by", out var by) ? " by " + by.GetString() : "")));
    }

    private string Told(string address) => _http.GetStringAsync(address).GetAwaiter().GetResult();
}
