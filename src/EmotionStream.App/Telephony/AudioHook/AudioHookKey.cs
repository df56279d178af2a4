namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>A client's credentials, as entered in the Genesys integration.</summary>
internal sealed class AudioHookKey
{
    /// <summary>The API key, sent as <c>X-API-KEY</c>.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The client secret, base64: key of the request's signature.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The secret as bytes; null when it is not base64 or empty.</summary>
    public byte[]? Secret()
    {
        var bytes = new byte[ClientSecret.Length];
        return Convert.TryFromBase64String(ClientSecret, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }
}
