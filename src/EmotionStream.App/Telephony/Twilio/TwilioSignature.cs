using System.Security.Cryptography;
using System.Text;

namespace EmotionStream.App.Telephony.Twilio;

/// <summary>
/// <c>X-Twilio-Signature</c> of a WebSocket's opening request: base64 of HMAC-SHA1 over the URL that Twilio was given, keyed with the account's auth
/// token (a request without a body has no parameters to cover).
/// </summary>
internal static class TwilioSignature
{
    /// <summary>The header.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>Signs a URL.</summary>
    /// <param name="authToken">The account's auth token.</param>
    /// <param name="url">The URL, as given to Twilio.</param>
    public static string Create(string authToken, string url) => Convert.ToBase64String(Compute(authToken, url));

    /// <summary>Whether a signature is of one of the URLs.</summary>
    /// <param name="authToken">The account's auth token.</param>
    /// <param name="signature">The header's value.</param>
    /// <param name="urls">The forms that the URL may have had.</param>
    public static bool IsValid(string authToken, string? signature, IEnumerable<string> urls)
    {
        Span<byte> given = stackalloc byte[HMACSHA1.HashSizeInBytes];
        if (signature is null || !Convert.TryFromBase64String(signature, given, out var length) || length != given.Length)
            return false;
        var valid = false;
        foreach (var url in urls)
            valid |= CryptographicOperations.FixedTimeEquals(given, Compute(authToken, url));
        return valid;
    }

    /// <summary>
    /// The forms of a URL that senders sign: with its scheme as seen here or by the proxy, with and without the scheme's own port.
    /// </summary>
    /// <param name="publicUrl">What senders call this listener; null when only the request tells.</param>
    /// <param name="host">The request's Host.</param>
    /// <param name="pathAndQuery">The request's path and query.</param>
    public static IEnumerable<string> Forms(string? publicUrl, string host, string pathAndQuery)
    {
        string[] bases = publicUrl is null ? [$"wss://{host}", $"ws://{host}"] : [publicUrl.TrimEnd('/')];
        foreach (var address in bases)
        {
            yield return address + pathAndQuery;
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
                continue;
            var port = uri.IsDefaultPort ? $":{uri.Port}" : "";
            yield return $"{uri.Scheme}://{uri.Host}{port}{uri.AbsolutePath.TrimEnd('/')}{pathAndQuery}";
        }
    }

    // Twilio's scheme, not a choice: HMAC over SHA-1 is not broken by SHA-1's collisions.
#pragma warning disable CA5350
    private static byte[] Compute(string authToken, string url) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(url));
#pragma warning restore CA5350
}
