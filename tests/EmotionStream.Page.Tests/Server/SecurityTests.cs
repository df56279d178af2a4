using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using EmotionStream.Core.Records;
using EmotionStream.Testing;

namespace EmotionStream.Page.Tests.Server;

/// <summary>Who gets in, what of it is theirs, and what is turned away.</summary>
public sealed class SecurityTests : IAsyncLifetime
{
    private const string ViewerKey = "viewer-key-of-22-characters-or-more";
    private const string SupervisorKey = "supervisor-key-of-22-characters-or-more";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly (string Key, string Value)[] Keys =
    [
        ("Page:Keys:0:User", "reporting"), ("Page:Keys:0:Key", ViewerKey), ("Page:Keys:0:Queues:0", "claims"),
        ("Page:Keys:1:User", "robot"), ("Page:Keys:1:Key", SupervisorKey), ("Page:Keys:1:Role", "supervisor"),
    ];

    private PageWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await PageWorld.StartAsync(withPipeline: false, Keys);
        _world.Publish(Sample.Live("i-1", -0.5, queue: "billing"));
        _world.Publish(Sample.Live("i-2", -0.4, queue: "claims"));
        _world.Publish(Sample.Alert("a-1", "i-1", queue: "billing"));
        _world.Publish(Sample.Alert("a-2", "i-2", queue: "claims"));
        _world.Flush();
        using var client = Client(SupervisorKey);
        Eventually.True(() => client.GetStringAsync("/api/alerts").GetAwaiter().GetResult().Contains("a-2", StringComparison.Ordinal), Patience, "the page has read the alerts");
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task WrongKey_Is401() => Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("wrong-key-of-22-characters-or-more", "/api/alerts"));

    [Theory]
    [InlineData("anybody:" + SupervisorKey, HttpStatusCode.OK)]
    [InlineData("anybody:wrong-key-of-22-characters-or-more", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task KeyAsPassword_SignsABrowserIn(string pair, HttpStatusCode expected)
    {
        using var client = Client(key: null);
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pair)));

        var response = await client.GetAsync("/queues");

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.ToString().Contains("Basic", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Viewer_OfOneQueue_SeesThatQueueOnly_AndMayNotAct()
    {
        using var client = Client(ViewerKey);

        Assert.DoesNotContain("billing", await client.GetStringAsync("/api/interactions") + await client.GetStringAsync("/api/alerts") + await client.GetStringAsync("/api/queues") + await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("i-2", await client.GetStringAsync("/api/interactions"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/interactions/i-1")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ActAsync(client, "a-2")).StatusCode);
        Assert.Empty(_world.Actions());
    }

    [Fact]
    public async Task Supervisor_Acts_AndTheTopicSaysWho()
    {
        using var client = Client(SupervisorKey);

        Assert.Equal(HttpStatusCode.NoContent, (await ActAsync(client, "a-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ActAsync(client, "nope")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("/api/alerts/a-1/actions", new { action = "explode" })).StatusCode);

        var action = Assert.Single(_world.Actions());
        Assert.Equal(("a-1", AlertActionType.Acknowledged, "robot"), (action.AlertId, action.Action, action.By));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task AnotherSitesPage_MayNotAct(string header, string value)
    {
        using var client = Client(SupervisorKey);
        client.DefaultRequestHeaders.Add(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, (await ActAsync(client, "a-1")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/_blazor?id=x")).StatusCode);
        Assert.Empty(_world.Actions());
    }

    [Fact]
    public async Task ReboundName_IsRefused()
    {
        using var client = Client(SupervisorKey);
        client.DefaultRequestHeaders.Host = "rebound.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/alerts")).StatusCode);
    }

    [Fact]
    public async Task Page_AllowsOnlyItsOwnScripts_AndIsNotFramed()
    {
        using var client = Client(SupervisorKey);

        var headers = (await client.GetAsync("/")).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task LargeBody_IsRefused()
    {
        using var client = Client(SupervisorKey);
        using var body = new ByteArrayContent(new byte[70_000]) { Headers = { ContentType = new("application/json") } };

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.PostAsync("/api/alerts/a-1/actions", body)).StatusCode);
    }

    [Fact]
    public async Task TooManyRequests_AreToldToWait()
    {
        await using var world = await PageWorld.StartAsync(withPipeline: false, [.. Keys, ("Page:RequestsPerMinute", "40")]);
        using var client = new HttpClient { BaseAddress = new Uri(world.Address) };

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.GetAsync("/api/alerts")));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Events_ArriveAsTheyHappen_WithinOnesQueues()
    {
        using var client = Client(ViewerKey);
        using var stream = new StreamReader(await client.GetStreamAsync("/api/events"));
        _world.Publish(Sample.Alert("a-3", "i-1", queue: "billing"));
        _world.Publish(Sample.Alert("a-4", "i-2", queue: "claims"));
        _world.Flush();

        using var patience = new CancellationTokenSource(Patience);
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            Assert.DoesNotContain("a-3", line, StringComparison.Ordinal);
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Contains("a-4", StringComparison.Ordinal))
                return;
        }

        Assert.Fail("the stream ended");
    }

    [Fact]
    public async Task OpenApi_DescribesEveryRouteOfTheApi()
    {
        using var client = Client(ViewerKey);

        using var document = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));

        Assert.Equal(
            ["/api/alerts", "/api/alerts/{id}/actions", "/api/events", "/api/history", "/api/interactions", "/api/interactions/{id}", "/api/queues", "/api/summary"],
            document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("supervisor", true)]
    [InlineData("viewer", false)]
    public async Task Person_SignsInWithTheProvider_AndHasTheirRole(string role, bool mayAct)
    {
        await using var provider = await FakeProvider.StartAsync();
        provider.Claims.Add(new Claim("roles", role));
        await using var world = await SignedInWorldAsync(provider);
        using var client = new HttpClient { BaseAddress = new Uri(world.Address) };
        world.Publish(Sample.Alert("a-1", "i-1"));
        world.Flush();

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/summary")).StatusCode);
        Assert.Contains(">sue<", await client.GetStringAsync("/queues"), StringComparison.Ordinal);
        Eventually.True(() => client.GetStringAsync("/api/alerts").GetAwaiter().GetResult().Contains("a-1", StringComparison.Ordinal), Patience, "the alert is there");
        Assert.Equal(mayAct ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, (await ActAsync(client, "a-1")).StatusCode);
        Assert.Equal(mayAct ? ["sue"] : [], world.Actions().Select(action => action.By));
    }

    [Fact]
    public async Task Person_WithoutARole_IsLetInNowhere()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var world = await SignedInWorldAsync(provider);
        using var client = new HttpClient { BaseAddress = new Uri(world.Address) };

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/alerts")).StatusCode);
    }

    private static Task<PageWorld> SignedInWorldAsync(FakeProvider provider) => PageWorld.StartAsync(
        withPipeline: false, ("Page:OpenIdConnect:Authority", provider.Address), ("Page:OpenIdConnect:ClientId", "page"), ("Page:OpenIdConnect:ClientSecret", "s"));

    private static Task<HttpResponseMessage> ActAsync(HttpClient client, string alert) => client.PostAsJsonAsync($"/api/alerts/{alert}/actions", new { action = "acknowledged" });

    private async Task<HttpStatusCode> StatusAsync(string key, string path)
    {
        using var client = Client(key);
        return (await client.GetAsync(path)).StatusCode;
    }

    private HttpClient Client(string? key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_world.Address) };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
