using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace EmotionStream.App.Page.Security;

/// <summary>
/// <c>Authorization: Bearer KEY</c> of a script, or the key as the password that a browser asks for. Keys are kept and compared as digests, all of them each time.
/// </summary>
/// <param name="options">Options of the scheme: the keys.</param>
/// <param name="logs">Logs.</param>
/// <param name="encoder">Of URLs.</param>
internal sealed class KeyAuthentication(IOptionsMonitor<KeyAuthentication.KeyOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<KeyAuthentication.KeyOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "key";

    private const string Prefix = "Bearer ";
    private const string PasswordPrefix = "Basic ";

    /// <summary>Digest of a key.</summary>
    /// <param name="key">The key.</param>
    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Sent(Request.Headers.Authorization.ToString()) is not { } sent)
            return Task.FromResult(AuthenticateResult.NoResult());
        var digest = Digest(sent);
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
        Response.Headers.WWWAuthenticate = Options.AsksBrowsers ? new StringValues(["Bearer", "Basic realm=\"EmotionStream\", charset=\"UTF-8\""]) : "Bearer";
        return Task.CompletedTask;
    }

    private static string? Sent(string header)
    {
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return header[Prefix.Length..].Trim();
        var password = new byte[Math.Max(0, header.Length)];
        if (!header.StartsWith(PasswordPrefix, StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[PasswordPrefix.Length..].Trim(), password, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(password, 0, length);
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The keys by digest.</summary>
    internal sealed class KeyOptions : AuthenticationSchemeOptions
    {
        /// <summary>The keys.</summary>
        public IReadOnlyList<(byte[] Digest, PageKey Key)> Keys { get; set; } = [];

        /// <summary>Whether a browser is told to ask for a key: where people have no other way in.</summary>
        public bool AsksBrowsers { get; set; }
    }
}
