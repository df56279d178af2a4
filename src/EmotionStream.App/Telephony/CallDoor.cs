using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.App.Telephony.Twilio;

namespace EmotionStream.App.Telephony;

/// <summary>Decides on a connection before it is one: who it is from, and whether there is room.</summary>
/// <param name="settings">The settings.</param>
/// <param name="time">The clock of signatures.</param>
internal sealed class CallDoor(CallSettings settings, TimeProvider time)
{
    private readonly NonceMemory _nonces = new();
    private readonly Dictionary<string, byte[]> _secrets = settings.AudioHook.Keys.ToDictionary(key => key.ApiKey, key => key.Secret()!, StringComparer.Ordinal);

    /// <summary>Looks at an opening request.</summary>
    /// <param name="protocol">Whose path it came to.</param>
    /// <param name="request">The request.</param>
    /// <param name="open">Streams that are open.</param>
    /// <returns>Null to let it in, else the status, the metric's reason and a sentence for whoever debugs the sender.</returns>
    public (int Status, string Reason, string Message)? Refusal(CallProtocol protocol, HttpRequest request, int open)
    {
        if (!request.HttpContext.WebSockets.IsWebSocketRequest)
            return (StatusCodes.Status426UpgradeRequired, "not-websocket", "This address speaks WebSocket.");

        // Telephone platforms send no Origin; a page in a browser always does.
        if (request.Headers.Origin.Count > 0)
            return (StatusCodes.Status403Forbidden, "browser", "Browsers have no business here.");
        if (Unauthorised(protocol, request) is { } reason)
            return (StatusCodes.Status401Unauthorized, reason, $"Not authorised: {reason}.");
        if (open >= settings.MaxCalls)
            return (StatusCodes.Status503ServiceUnavailable, "full", "No room for another stream.");
        return null;
    }

    private string? Unauthorised(CallProtocol protocol, HttpRequest request)
    {
        var target = request.PathBase + request.Path + request.QueryString;
        if (protocol == CallProtocol.Twilio)
        {
            return settings.Twilio.AuthToken is not { Length: > 0 } token
                || TwilioSignature.IsValid(token, request.Headers[TwilioSignature.Header], TwilioSignature.Forms(settings.PublicUrl, request.Host.Value ?? "", target))
                    ? null
                    : "wrong";
        }

        if (_secrets.Count == 0)
            return null;
        return RequestSignature.Refusal(
            name => name switch
            {
                RequestSignature.Target => PublicUri is { } uri ? uri.AbsolutePath.TrimEnd('/') + target : target,
                RequestSignature.Authority => (PublicUri?.Authority ?? request.Host.Value)?.ToLowerInvariant(),
                _ when name.StartsWith('@') => null,
                _ => request.Headers.TryGetValue(name, out var values) ? string.Join(", ", values.Select(value => value?.Trim())) : null,
            },
            _secrets.GetValueOrDefault,
            _nonces,
            time.GetUtcNow());
    }

    private Uri? PublicUri => settings.PublicUrl is { } url ? new Uri(url) : null;
}
