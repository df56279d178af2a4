using System.Text.Json;
using EmotionStream.Audio.Sources;

namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>A format of sound that a client offers: PCMU or L16 (16-bit, little-endian) at 8 kHz, channels <c>external</c> (the customer) and <c>internal</c>.</summary>
/// <param name="Format">PCMU or L16.</param>
/// <param name="Channels">Names of the interleaved channels.</param>
internal sealed record AudioHookMedia(string Format, IReadOnlyList<string> Channels)
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 8000;

    /// <summary>The customer's channel.</summary>
    public const string External = "external";

    /// <summary>The employee's channel.</summary>
    public const string Internal = "internal";

    /// <summary>How a sample is stored.</summary>
    public SampleEncoding Encoding => Format == "L16" ? SampleEncoding.Pcm16 : SampleEncoding.MuLaw;

    /// <summary>Bytes of one sample of every channel.</summary>
    public int FrameSize => SampleDecoder.BytesPerSample(Encoding) * Channels.Count;

    /// <summary>Chooses what is asked for: the customer's channel alone where that is offered, so that no employee is even sent; else one that has it.</summary>
    /// <param name="offered">The list <c>media</c> of an <c>open</c>.</param>
    /// <returns>The choice; null when no offer will do.</returns>
    /// <exception cref="CallProtocolException">It is no such list.</exception>
    public static AudioHookMedia? Choose(JsonElement offered)
    {
        if (offered.ValueKind != JsonValueKind.Array)
            throw CallProtocolException.Malformed("the list media is missing");
        return offered.EnumerateArray().Select(Read).Where(media => media?.Channels.Contains(External, StringComparer.Ordinal) == true).MinBy(media => media!.Channels.Count);
    }

    /// <summary>Reads an offer.</summary>
    /// <param name="media">The offer.</param>
    /// <returns>Null when this listener can't take it.</returns>
    public static AudioHookMedia? Read(JsonElement media)
    {
        if (media.ValueKind != JsonValueKind.Object || CallMessage.OptionalText(media, "type") != "audio"
            || CallMessage.OptionalText(media, "format") is not ("PCMU" or "L16") || CallMessage.Number(media, "rate") != SampleRate
            || !media.TryGetProperty("channels", out var channels) || channels.ValueKind != JsonValueKind.Array || channels.GetArrayLength() is not (1 or 2))
            return null;
        string[] names = [.. channels.EnumerateArray().Select(channel => channel.ValueKind == JsonValueKind.String ? channel.GetString()! : "")];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length && names.All(name => name is External or Internal)
            ? new(CallMessage.Text(media, "format"), names)
            : null;
    }

    /// <summary>Writes it as an entry of a list <c>media</c>.</summary>
    /// <param name="json">Receives it.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "audio");
        json.WriteString("format", Format);
        json.WriteStartArray("channels");
        foreach (var channel in Channels)
            json.WriteStringValue(channel);
        json.WriteEndArray();
        json.WriteNumber("rate", SampleRate);
        json.WriteEndObject();
    }

    /// <summary>Takes the customer's channel out of interleaved samples.</summary>
    /// <param name="interleaved">Whole samples of all channels.</param>
    /// <returns>Samples of the customer's channel; good until the next call of whoever owns the input.</returns>
    public ReadOnlySpan<byte> CustomersOf(ReadOnlySpan<byte> interleaved)
    {
        if (Channels.Count == 1)
            return interleaved;
        var size = SampleDecoder.BytesPerSample(Encoding);
        var customers = new byte[interleaved.Length / Channels.Count];
        var at = Channels[0] == External ? 0 : size;
        for (var i = 0; i < customers.Length; i += size, at += FrameSize)
            interleaved.Slice(at, size).CopyTo(customers.AsSpan(i));
        return customers;
    }
}
