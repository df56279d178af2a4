using System.Security.Cryptography;
using System.Text;

namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>
/// The HTTP message signature (HMAC-SHA256) of an AudioHook client's opening request, over where it goes, which session it is and the API key.
/// </summary>
internal static class RequestSignature
{
    /// <summary>What a signature has to cover; <c>@</c> names what is not a header.</summary>
    public static readonly string[] Covered =
    [
        Target, Authority, "audiohook-organization-id", "audiohook-session-id", "audiohook-correlation-id", KeyHeader,
    ];

    /// <summary>The header with the API key.</summary>
    public const string KeyHeader = "x-api-key";

    /// <summary>Path and query of the request.</summary>
    public const string Target = "@request-target";

    /// <summary>Host, and port where it isn't the scheme's own.</summary>
    public const string Authority = "@authority";

    private const string Label = "sig1";
    private const string Algorithm = "hmac-sha256";

    /// <summary>A nonce says nothing shorter than this: 16 bytes in base64.</summary>
    private const int ShortestNonce = 22;

    /// <summary>How far two clocks may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(3);

    /// <summary>How old a signature may be.</summary>
    private static readonly TimeSpan LongestAge = TimeSpan.FromSeconds(10);

    /// <summary>How long a signature of ours is good.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Signs a request.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <param name="secret">The client secret.</param>
    /// <param name="component">The value of each of <see cref="Covered"/>.</param>
    /// <param name="nonce">A nonce.</param>
    /// <param name="now">The time.</param>
    /// <returns>The headers <c>Signature-Input</c> and <c>Signature</c>.</returns>
    public static (string Input, string Signature) Create(string apiKey, byte[] secret, Func<string, string?> component, string nonce, DateTimeOffset now)
    {
        var created = now.ToUnixTimeSeconds();
        var input = new StructuredField.List(
            Covered,
            [("keyid", apiKey), ("nonce", nonce), ("alg", Algorithm), ("created", created), ("expires", created + (long)Lifetime.TotalSeconds)]);
        var signature = Compute(secret, Base(input, component)!);
        return ($"{Label}={input}", $"{Label}=:{Convert.ToBase64String(signature)}:");
    }

    /// <summary>Checks a request's signature.</summary>
    /// <param name="component">Values of headers (lower-case names) and of <c>@request-target</c> and <c>@authority</c>; null where there is none.</param>
    /// <param name="secretOf">The secret of an API key; null when nobody has it.</param>
    /// <param name="nonces">Nonces seen.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when it is good, else why not: <c>no-key</c>, <c>unsigned</c>, <c>malformed</c>, <c>incomplete</c>, <c>expired</c>, <c>wrong</c> or <c>replayed</c>.</returns>
    public static string? Refusal(Func<string, string?> component, Func<string, byte[]?> secretOf, NonceMemory nonces, DateTimeOffset now)
    {
        if (component(KeyHeader) is not { Length: > 0 } apiKey)
            return "no-key";
        if (component("signature-input") is not { } inputs || component("signature") is not { } signatures)
            return "unsigned";
        StructuredField.List input;
        byte[] signature;
        try
        {
            var (label, list) = StructuredField.ParseLists(inputs).First();
            input = list;
            signature = StructuredField.ParseBytes(signatures).GetValueOrDefault(label) ?? [];
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return "malformed";
        }

        if (input.Text("keyid") != apiKey || (input.Text("alg") ?? Algorithm) != Algorithm || input.Text("nonce") is not { Length: >= ShortestNonce } nonce
            || Covered.Except(input.Items, StringComparer.Ordinal).Any() || Base(input, component) is not { } text)
            return "incomplete";
        if (Expiry(input, now) is not { } expires)
            return "expired";

        // The same work whether or not the key is known.
        var secret = secretOf(apiKey);
        var isRight = CryptographicOperations.FixedTimeEquals(Compute(secret ?? new byte[32], text), signature);
        if (!isRight || secret is null)
            return "wrong";
        return nonces.TryAdd(nonce, expires, now) ? null : "replayed";
    }

    private static DateTimeOffset? Expiry(StructuredField.List input, DateTimeOffset now)
    {
        if (Instant(input.Number("created")) is not { } created || created > now + Skew || created + LongestAge + Skew < now)
            return null;
        if (Instant(input.Number("expires")) is { } expires && expires + Skew < now)
            return null;
        return created + LongestAge + Skew;
    }

    private static DateTimeOffset? Instant(long? seconds) => seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;

    private static string? Base(StructuredField.List input, Func<string, string?> component)
    {
        var text = new StringBuilder();
        foreach (var item in input.Items)
        {
            if (component(item) is not { } value)
                return null;
            text.Append(StructuredField.Quoted(item)).Append(": ").Append(value.Trim()).Append('\n');
        }

        return text.Append("\"@signature-params\": ").Append(input).ToString();
    }

    private static byte[] Compute(byte[] secret, string text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
}
