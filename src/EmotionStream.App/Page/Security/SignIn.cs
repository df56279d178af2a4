using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmotionStream.App.Page.Security;

/// <summary>Who may come in, and how they prove it.</summary>
internal static class SignIn
{
    /// <summary>The policy of reading.</summary>
    public const string View = "view";

    /// <summary>The policy of acting on alerts.</summary>
    public const string Act = "act";

    /// <summary>Where somebody signs out.</summary>
    public const string SignOutPath = "/sign-out";

    private const string Choice = "choice";

    /// <summary>Adds authentication and authorization. Whatever has no rule of its own may be read by those who may view.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings.</param>
    public static void Add(IServiceCollection services, PageSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("emotionstream-page");
        if (settings.SigningKeysFolder is { } folder)
            keys.PersistKeysToFileSystem(new DirectoryInfo(folder));
        else
            keys.UseEphemeralDataProtectionProvider();

        if (settings.AsksWho)
            AddSchemes(services, settings);
        else
            services.AddAuthentication(LocalAuthentication.Name).AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(LocalAuthentication.Name, null);
        var view = new AuthorizationPolicyBuilder().RequireRole(nameof(PageRole.Viewer), nameof(PageRole.Supervisor)).Build();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(view)
            .AddPolicy(View, view)
            .AddPolicy(Act, policy => policy.RequireRole(nameof(PageRole.Supervisor)));
    }

    /// <summary>Says how people prove who they are.</summary>
    /// <param name="settings">The settings.</param>
    public static string Describe(PageSettings settings)
    {
        if (!settings.AsksWho)
            return "nobody, as only this machine reaches it";
        var ways = new List<string>();
        if (settings.OpenIdConnect.Authority is { } authority)
            ways.Add($"OpenID Connect ({authority})");
        if (settings.Keys.Count > 0)
            ways.Add($"API keys ({settings.Keys.Count})");
        return string.Join(", ", ways);
    }

    private static void AddSchemes(IServiceCollection services, PageSettings settings)
    {
        var asksPeople = settings.OpenIdConnect.Authority is not null;
        var authentication = services.AddAuthentication(Choice)
            .AddScheme<KeyAuthentication.KeyOptions, KeyAuthentication>(
                KeyAuthentication.Name,
                options =>
                {
                    options.Keys = [.. settings.Keys.Select(key => (KeyAuthentication.Digest(key.Read()!), key))];
                    options.AsksBrowsers = !asksPeople;
                })
            .AddPolicyScheme(Choice, null, options =>
            {
                options.ForwardDefaultSelector = context => !asksPeople || context.Request.Headers.ContainsKey("Authorization")
                    ? KeyAuthentication.Name
                    : CookieAuthenticationDefaults.AuthenticationScheme;
                options.ForwardChallenge = null;
            });
        if (!asksPeople)
            return;
        authentication
            .AddCookie(options =>
            {
                options.Cookie.Name = "emotionstream";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(10);

                // A script is told; a person is sent to the provider.
                options.Events.OnRedirectToLogin = context => IsForScripts(context.Request)
                    ? Answer(context.Response, StatusCodes.Status401Unauthorized)
                    : context.HttpContext.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new() { RedirectUri = context.Request.PathBase + context.Request.Path + context.Request.QueryString });
                options.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
            })
            .AddOpenIdConnect(options => Configure(options, settings.OpenIdConnect));
    }

    private static void Configure(OpenIdConnectOptions options, OpenIdConnectSettings provider)
    {
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = provider.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ReadSecret();
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnTokenValidated = context =>
        {
            context.Principal = Identify(context.Principal!, provider);
            return Task.CompletedTask;
        };
    }

    /// <summary>Keeps of what the provider says only what is used here.</summary>
    private static ClaimsPrincipal Identify(ClaimsPrincipal told, OpenIdConnectSettings provider)
    {
        var name = told.FindFirst(provider.NameClaim)?.Value ?? told.FindFirst("sub")?.Value ?? "unnamed";
        var queues = told.FindAll(provider.QueueClaim).Select(claim => claim.Value);
        var roles = told.FindAll(provider.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        if (roles.Contains(provider.SupervisorRole))
            return PageUser.Identify("oidc", name, PageRole.Supervisor, queues);
        return roles.Contains(provider.ViewerRole)
            ? PageUser.Identify("oidc", name, PageRole.Viewer, queues)
            : new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, name)], "oidc"));
    }

    private static bool IsForScripts(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase) || !HttpMethods.IsGet(request.Method);

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
