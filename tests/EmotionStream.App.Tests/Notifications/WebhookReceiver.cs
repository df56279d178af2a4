using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmotionStream.App.Tests.Notifications;

/// <summary>What a chat service is to a sender: an address on loopback that takes POSTs, remembers them, and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>One POST.</summary>
    /// <param name="Path">Its path and query.</param>
    /// <param name="Key">Its <c>Idempotency-Key</c> header.</param>
    /// <param name="Authorization">Its <c>Authorization</c> header.</param>
    /// <param name="Body">Its body.</param>
    internal sealed record Received(string Path, string? Key, string? Authorization, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Everything received so far, in order.</summary>
    public IReadOnlyList<Received> Requests => [.. _received];

    /// <summary>Decides the answer to a request: the number says how many came before it.</summary>
    public Func<Received, int, HttpContext, Task> Answer { get; set; } = static (_, _, context) => context.Response.WriteAsync("ok");

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var received = new Received(
            context.Request.Path + context.Request.QueryString, context.Request.Headers["Idempotency-Key"], context.Request.Headers.Authorization, body);
        var before = _received.Count;
        _received.Enqueue(received);
        await Answer(received, before, context);
    }
}
