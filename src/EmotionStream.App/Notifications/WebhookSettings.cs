namespace EmotionStream.App.Notifications;

/// <summary>One webhook. Its address is a secret: whoever has it can post.</summary>
internal sealed class WebhookSettings
{
    /// <summary>What it understands.</summary>
    public WebhookFormat Format { get; set; } = WebhookFormat.Json;

    /// <summary>Its address; from the environment rather than from a file others read.</summary>
    public string? Url { get; set; }

    /// <summary>A file that holds its address, read at each attempt, so that an address can be replaced while the process runs.</summary>
    public string? UrlFile { get; set; }

    /// <summary>A file that holds the value of an <c>Authorization</c> header, read at each attempt.</summary>
    public string? AuthorizationFile { get; set; }

    /// <summary>A file with the JSON to post, with placeholders such as <c>{{rule}}</c>; with <see cref="WebhookFormat.Json"/> only.</summary>
    public string? TemplateFile { get; set; }

    /// <summary>The address.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UriFormatException">What is there is no address that may be used.</exception>
    public Uri Address() => IsUsable(UrlFile is null ? Url : File.ReadAllText(UrlFile).Trim(), out var address)
        ? address
        : throw new UriFormatException("not an https address");

    /// <summary>Whether an address may be used: https, or http on this machine. What is sent are words of customers.</summary>
    /// <param name="text">The address.</param>
    /// <param name="address">The same, parsed.</param>
    internal static bool IsUsable(string? text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
