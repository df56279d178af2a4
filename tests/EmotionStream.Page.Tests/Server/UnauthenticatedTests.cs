using System.Net.Http.Json;

namespace EmotionStream.Page.Tests.Server;

/// <summary>What somebody gets, on every route, who does not say who they are.</summary>
public sealed class UnauthenticatedTests(UnauthenticatedTests.Floor floor) : IClassFixture<UnauthenticatedTests.Floor>
{
    [Theory]
    [InlineData("GET", "/", 401)]
    [InlineData("GET", "/interactions/i-1", 401)]
    [InlineData("GET", "/queues", 401)]
    [InlineData("GET", "/history", 401)]
    [InlineData("GET", "/wall", 401)]
    [InlineData("GET", "/gone", 401)]
    [InlineData("GET", "/api/summary", 401)]
    [InlineData("GET", "/api/interactions", 401)]
    [InlineData("GET", "/api/interactions/i-1", 401)]
    [InlineData("GET", "/api/alerts", 401)]
    [InlineData("POST", "/api/alerts/a-1/actions", 401)]
    [InlineData("GET", "/api/queues", 401)]
    [InlineData("GET", "/api/history", 401)]
    [InlineData("GET", "/api/events", 401)]
    [InlineData("GET", "/openapi/v1.json", 401)]
    [InlineData("GET", "/metrics", 401)]
    [InlineData("POST", "/_blazor/negotiate", 401)]
    [InlineData("GET", "/_blazor", 401)]
    [InlineData("GET", "/no/such/route", 401)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/assets/page.css", 200)]
    [InlineData("GET", "/assets/page.js", 200)]
    [InlineData("GET", "/_framework/blazor.web.js", 200)]
    public async Task Unauthenticated_GetsNothingOfAnybody(string method, string path, int status)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(floor.Address) };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? JsonContent.Create(new { action = "closed" }) : null };

        var response = await client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 401)
            Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    /// <summary>A page that asks who comes.</summary>
    public sealed class Floor : IAsyncLifetime
    {
        private PageWorld _world = null!;

        public string Address => _world.Address;

        public async ValueTask InitializeAsync()
        {
            _world = await PageWorld.StartAsync(withPipeline: false, ("Page:Keys:0:User", "reporting"), ("Page:Keys:0:Key", "viewer-key-of-22-characters-or-more"));
            using var client = new HttpClient { BaseAddress = new Uri(Address) };
            Testing.Eventually.True(() => client.GetAsync("/health/ready").GetAwaiter().GetResult().IsSuccessStatusCode, TimeSpan.FromSeconds(20), "the page has read to the end");
        }

        public ValueTask DisposeAsync() => _world.DisposeAsync();
    }
}
