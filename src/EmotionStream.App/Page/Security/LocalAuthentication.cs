using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmotionStream.App.Page.Security;

/// <summary>On loopback, where nobody else comes: whoever is at this machine is its supervisor.</summary>
/// <param name="options">Options of the scheme.</param>
/// <param name="logs">Logs.</param>
/// <param name="encoder">Of URLs.</param>
internal sealed class LocalAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme, and of the person.</summary>
    public const string Name = "local";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new(PageUser.Identify(Name, Name, PageRole.Supervisor, []), Name)));
}
