using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmotionStream.App.Page.Security;

/// <summary><c>Authorization: Bearer KEY</c> of a script. Keys are kept and compared as digests, all of them each time.</summary>
/// <param name="options">Options of the scheme: the keys.</param>
/// <param name="logs">Logs.</param>
/// <param name="encoder">Of URLs.</param>
internal sealed class KeyAuthentication(IOptionsMonitor<KeyAuthentication.KeyOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<KeyAuthentication.KeyOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "key";

    private const string Prefix = "Bearer ";

    /// <summary>Digest of a key.</summary>
    /// <param name="key">The key.</param>
    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { } header || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        var digest = Digest(header[Prefix.Length..].Trim());
        PageKey? found = null;
        foreach (var (known, key) in Options.Keys)
            if (CryptographicOperations.FixedTimeEquals(known, digest))
                found = key;
        return Task.FromResult(found is null
            ? AuthenticateResult.Fail("No such key.")
            : AuthenticateResult.Success(new(PageUser.Identify(Name, found.User, found.Role, found.Queues), Name)));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    /// <summary>The keys by digest.</summary>
    internal sealed class KeyOptions : AuthenticationSchemeOptions
    {
        /// <summary>The keys.</summary>
        public IReadOnlyList<(byte[] Digest, PageKey Key)> Keys { get; set; } = [];
    }
}
