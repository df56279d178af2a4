using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Reading;
using EmotionStream.App.Page.Security;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace EmotionStream.App.Page.Api;

/// <summary>What changes, as server-sent events. A client that reads too slowly misses some and is told so by a <c>gap</c>.</summary>
internal static class EventStream
{
    private const int Buffered = 40;
    private static readonly TimeSpan StatusEvery = TimeSpan.FromSeconds(5);

    /// <summary>Serves the stream.</summary>
    /// <param name="http">The request.</param>
    /// <param name="feed">What changes.</param>
    /// <param name="json">How it is written.</param>
    /// <param name="lifetime">Ends the stream when the server stops.</param>
    public static IResult Serve(HttpContext http, PageFeed feed, IOptions<JsonOptions> json, IHostApplicationLifetime lifetime) =>
        TypedResults.ServerSentEvents(ReadAsync(PageUser.Of(http.User), feed, json.Value.SerializerOptions, lifetime.ApplicationStopping, http.RequestAborted));

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        PageUser user, PageFeed feed, JsonSerializerOptions json, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var missed = 0;
        var snapshots = Channel.CreateBounded<PageSnapshot>(
            new BoundedChannelOptions(Buffered) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Exchange(ref missed, 1));
        void Take(PageSnapshot snapshot) => snapshots.Writer.TryWrite(snapshot);
        feed.Changed += Take;
        try
        {
            var nextStatus = DateTimeOffset.MinValue;
            while (await WaitAsync(snapshots.Reader, end.Token))
            {
                while (snapshots.Reader.TryRead(out var snapshot))
                {
                    if (Interlocked.Exchange(ref missed, 0) == 1)
                        yield return Item("gap", new { snapshot.Version }, snapshot, json);
                    foreach (var alert in snapshot.ChangedAlerts.Where(alert => user.Sees(alert.Last.Queue)))
                        yield return Item("alert", ApiAlert.Of(alert), snapshot, json);
                    foreach (var row in snapshot.ChangedRows.Where(row => user.Sees(row.State.Queue)))
                        yield return Item("interaction", ApiInteraction.Of(row), snapshot, json);
                    foreach (var row in snapshot.NewlyClosed.Where(row => user.Sees(row.Outcome.Queue)))
                        yield return Item("closed", row.Outcome, snapshot, json);
                    if (snapshot.Time < nextStatus)
                        continue;
                    nextStatus = snapshot.Time + StatusEvery;
                    yield return Item("status", new { snapshot.Connection, snapshot.Since, snapshot.Time }, snapshot, json);
                }
            }
        }
        finally
        {
            feed.Changed -= Take;
        }
    }

    private static async Task<bool> WaitAsync(ChannelReader<PageSnapshot> snapshots, CancellationToken end)
    {
        try
        {
            return await snapshots.WaitToReadAsync(end);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static SseItem<string> Item<T>(string type, T value, PageSnapshot snapshot, JsonSerializerOptions json) =>
        new(JsonSerializer.Serialize(value, json), type) { EventId = snapshot.Version.ToString(CultureInfo.InvariantCulture) };
}
