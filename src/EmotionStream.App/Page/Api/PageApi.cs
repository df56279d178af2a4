using EmotionStream.App.Page.Acting;
using EmotionStream.App.Page.Components;
using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Reading;
using EmotionStream.App.Page.Security;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionStream.App.Page.Api;

/// <summary>What the page shows, as JSON and as a stream of events. Everybody gets only their queues.</summary>
internal static class PageApi
{
    private const int UsualLimit = 200;
    private const int MostLimit = 5_000;

    /// <summary>Maps the routes.</summary>
    /// <param name="app">The server.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("EmotionStream").RequireAuthorization(SignIn.View);
        api.MapGet("/summary", Summary).WithSummary("Counts, and how the way to Kafka is.");
        api.MapGet("/interactions", Interactions).WithSummary("Live interactions, most at risk first.");
        api.MapGet("/interactions/{id}", Interaction).WithSummary("One interaction, live or closed, with its turns and alerts.");
        api.MapGet("/alerts", Alerts).WithSummary("Open alerts: those that nobody has taken first, then the strongest.");
        api.MapPost("/alerts/{id}/actions", ActAsync).RequireAuthorization(SignIn.Act).WithSummary("Acts on an alert; written to emotion.alert-actions with who did it.");
        api.MapGet("/queues", Queues).WithSummary("The queues.");
        api.MapGet("/history", History).WithSummary("Closed interactions, newest first.");
        api.MapGet("/events", EventStream.Serve).WithSummary("Server-sent events: interaction, alert, closed, status; gap when some were missed.");
    }

    private static ApiSummary Summary(HttpContext http, PageFeed feed)
    {
        var (user, now) = (PageUser.Of(http.User), feed.Current);
        return new(
            now.Connection,
            now.Since,
            now.Live.Count(row => user.Sees(row.State.Queue)),
            now.Alerts.Count(alert => user.Sees(alert.Last.Queue)),
            now.Alerts.Count(alert => alert.IsWaiting && user.Sees(alert.Last.Queue)),
            now.Closed.Count(row => user.Sees(row.Outcome.Queue)));
    }

    private static IEnumerable<ApiInteraction> Interactions(HttpContext http, PageFeed feed, string? q, string? queue, string? channel, string? language, int? limit) =>
        feed.Current.Live.Where(new Filter(PageUser.Of(http.User), q, queue, channel, language).Lets).Take(Limit(limit)).Select(ApiInteraction.Of);

    private static Results<Ok<ApiDetail>, ProblemHttpResult> Interaction(HttpContext http, PageFeed feed, string id)
    {
        // ASP.NET Core leaves an encoded slash encoded.
        var found = feed.Find(id) ?? feed.Find(id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
        return found is not null && PageUser.Of(http.User).Sees(found.Measures.Queue)
            ? TypedResults.Ok(ApiDetail.Of(found))
            : TypedResults.Problem("No such interaction here.", statusCode: StatusCodes.Status404NotFound);
    }

    private static IEnumerable<ApiAlert> Alerts(HttpContext http, PageFeed feed, string? q, string? queue, string? channel, string? language, bool? waiting, AlertSeverity? severity, int? limit) =>
        feed.Current.Alerts.Where(new Filter(PageUser.Of(http.User), q, queue, channel, language).Lets)
            .Where(alert => (waiting is null || alert.IsWaiting == waiting) && (severity is null || alert.Last.Severity == severity))
            .Take(Limit(limit)).Select(ApiAlert.Of);

    private static IEnumerable<QueuePanel> Queues(HttpContext http, PageFeed feed)
    {
        var user = PageUser.Of(http.User);
        return feed.Current.Queues.Where(panel => user.Sees(panel.Queue));
    }

    private static IEnumerable<Kafka.Contracts.Messages.OutcomeMessage> History(HttpContext http, PageFeed feed, string? q, string? queue, string? channel, string? language, int? limit) =>
        feed.Current.Closed.Where(new Filter(PageUser.Of(http.User), q, queue, channel, language).Lets).Take(Limit(limit)).Select(row => row.Outcome);

    private static async Task<Results<NoContent, ProblemHttpResult>> ActAsync(HttpContext http, AlertDesk desk, string id, ApiAction action) =>
        await desk.WriteAsync(PageUser.Of(http.User), id, action.Action, action.To) switch
        {
            ActOutcome.Unclear => TypedResults.Problem("\"to\" names who an alert is handed over to, in at most 100 characters; only handedOver takes it.", statusCode: StatusCodes.Status400BadRequest),
            ActOutcome.Done => TypedResults.NoContent(),
            ActOutcome.NotFound => TypedResults.Problem("No such alert here.", statusCode: StatusCodes.Status404NotFound),
            ActOutcome.NotAllowed => TypedResults.Problem("Only supervisors act.", statusCode: StatusCodes.Status403Forbidden),
            ActOutcome.TooLate => TypedResults.Problem("The alert is closed, or somebody else has taken it.", statusCode: StatusCodes.Status409Conflict),
            ActOutcome.TooMany => TypedResults.Problem("Too many actions in a minute.", statusCode: StatusCodes.Status429TooManyRequests),
            _ => TypedResults.Problem("Kafka did not take it.", statusCode: StatusCodes.Status503ServiceUnavailable),
        };

    private static int Limit(int? asked) => Math.Clamp(asked ?? UsualLimit, 1, MostLimit);
}
