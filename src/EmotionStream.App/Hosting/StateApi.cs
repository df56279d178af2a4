using EmotionStream.App.State;
using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Hosting;

/// <summary>Live state as JSON. Words are never in it; alerts carry redacted excerpts only.</summary>
internal static class StateApi
{
    private const int DefaultLimit = 200;
    private const int MaxLimit = 5_000;

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="store">The state; null when this process doesn't serve it.</param>
    public static void Map(IEndpointRouteBuilder routes, LiveStore? store)
    {
        if (store is null)
        {
            routes.MapGet("/api/{**path}", () => Results.Problem(
                "Live state is not served by this process. Start it with --state, or --set Http:State=true.",
                statusCode: StatusCodes.Status404NotFound));
            return;
        }

        routes.MapGet("/api/summary", () => Json(Summary(store.View(), store.Remembered)));
        routes.MapGet("/api/interactions", (string? queue, string? channel, string? language, bool? closed, int? limit) =>
        {
            var view = store.View();
            var interactions = (closed ?? false ? view.Closed : view.Live).Where(interaction =>
                Matches(queue, interaction.State.Queue) && Matches(channel, interaction.State.Channel) && Matches(language, interaction.State.Language));
            return Json(interactions.Take(Limit(limit)).Select(Describe));
        });

        // ASP.NET Core leaves an encoded slash encoded.
        routes.MapGet("/api/interactions/{id}", (string id) =>
            (store.Find(id) ?? store.Find(id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))) is { } interaction ? Json(Describe(interaction)) : Results.Problem("No such interaction here.", statusCode: 404));
        routes.MapGet("/api/interactions/{id}/turns", (string id) =>
            Json(store.Turns(id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)).Select(static turn =>
                new { Time = DateTimeOffset.FromUnixTimeMilliseconds(turn.Time), turn.Valence, turn.Arousal, turn.Parts })));
        routes.MapGet("/api/alerts", (bool? open, string? rule, int? limit) =>
        {
            var alerts = store.View().Alerts.Where(alert => (!(open ?? false) || alert.State != AlertState.Closed) && Matches(rule, alert.Rule));
            return Json(alerts.Take(Limit(limit)));
        });
    }

    private static bool Matches(string? wanted, string? value) => wanted is null || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);

    private static int Limit(int? asked) => Math.Clamp(asked ?? DefaultLimit, 1, MaxLimit);

    private static IResult Json<T>(T value) => Results.Json(value, ApiJson.Options);

    private static object Summary(LiveView view, string remembered) => new
    {
        Live = view.Live.Count,
        view.Counts.Interactions,
        view.Counts.Readings,
        view.Counts.Abstentions,
        view.Counts.Outcomes,
        view.Counts.AlertsOpened,
        view.Counts.DeadLetters,
        Remembered = remembered,
        OpenAlerts = view.Alerts.Count(alert => alert.State != AlertState.Closed),
    };

    private static object Describe(InteractionView view) => new
    {
        view.Risk,
        view.OnHold,
        view.Closed,

        // As an object, so that it is serialised by what it is: a live state and an outcome have fields of their own.
        State = (object)view.State,
        view.Curve,
        view.Alerts,
    };}
