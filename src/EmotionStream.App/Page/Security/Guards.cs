using System.Globalization;
using System.Threading.RateLimiting;

namespace EmotionStream.App.Page.Security;

/// <summary>What every request passes before it reaches anything.</summary>
internal static class Guards
{
    /// <summary>
    /// Only our own scripts and styles run; styles set by attribute are needed by the virtual list. Nothing is loaded from elsewhere, nothing may frame the page.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "font-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets the headers that browsers heed.</summary>
    /// <param name="app">The server.</param>
    public static void UseSafeHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>
    /// Refuses what another site's page sends: anything but a plain read, and every WebSocket, must come from this page or from no page. Browsers say where a
    /// request comes from and pages can't make them lie.
    /// </summary>
    /// <param name="app">The server.</param>
    public static void UseSameSiteOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var isRead = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !context.WebSockets.IsWebSocketRequest && !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        if (isRead || ComesFromHere(request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Another site's page may not do this.\n");
    });

    /// <summary>Limits how often a client may ask: by name where it has one, else by address.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings.</param>
    public static void AddLimits(IServiceCollection services, PageSettings settings) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            context.User.Identity is { IsAuthenticated: true, AuthenticationType: not LocalAuthentication.Name } who
                ? "name " + who.Name
                : "address " + context.Connection.RemoteIpAddress,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Math.Max(10, settings.RequestsPerMinute / 4),
                TokensPerPeriod = Math.Max(1, settings.RequestsPerMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                AutoReplenishment = true,
            }));
    });

    private static bool ComesFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && new HostString(from.Host, from.Port) == new HostString(request.Host.Host, request.Host.Port ?? (request.IsHttps ? 443 : 80))
                && from.Scheme == request.Scheme);
    }
}
