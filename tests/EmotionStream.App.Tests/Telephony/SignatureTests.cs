using System.Security.Cryptography;
using System.Text;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.App.Telephony.Twilio;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>Signatures, held against HMACs put together here from the schemes' descriptions.</summary>
public sealed class SignatureTests
{
    private const string ApiKey = "key-1";
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a secret of the client");
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-22T09:00:00Z");
    private readonly NonceMemory _nonces = new();
    private readonly Dictionary<string, string?> _request = new(StringComparer.Ordinal)
    {
        ["@request-target"] = "/audiohook?x=1",
        ["@authority"] = "calls.example.com",
        ["audiohook-organization-id"] = "d7934305-0972-4844-938e-9060eef73d05",
        ["audiohook-session-id"] = "30b0e395-84d3-4570-ac13-9a62d8f514c0",
        ["audiohook-correlation-id"] = "e160e428-53e2-487c-977d-96989bf5c99d",
        ["x-api-key"] = ApiKey,
    };

    [Theory]
    [InlineData(null, "calls.example.com", "wss://calls.example.com/twilio")]
    [InlineData(null, "calls.example.com", "wss://calls.example.com:443/twilio")]
    [InlineData(null, "localhost:9465", "ws://localhost:9465/twilio")]
    [InlineData("wss://calls.example.com", "10.0.0.7:9465", "wss://calls.example.com/twilio")]
    [InlineData("wss://calls.example.com/voice/", "10.0.0.7:9465", "wss://calls.example.com/voice/twilio")]
    public void Twilio_SignatureOfTheUrlItWasGiven_IsGood(string? publicUrl, string host, string url)
    {
#pragma warning disable CA5350 // Twilio's scheme
        var signature = Convert.ToBase64String(HMACSHA1.HashData("token"u8, Encoding.UTF8.GetBytes(url)));
#pragma warning restore CA5350

        Assert.True(TwilioSignature.IsValid("token", signature, TwilioSignature.Forms(publicUrl, host, "/twilio")));
        Assert.False(TwilioSignature.IsValid("another", signature, TwilioSignature.Forms(publicUrl, host, "/twilio")));
        Assert.False(TwilioSignature.IsValid("token", signature, TwilioSignature.Forms(publicUrl, host, "/other")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Twilio_AnythingElse_IsNot(string? signature) =>
        Assert.False(TwilioSignature.IsValid("token", signature, TwilioSignature.Forms(null, "h", "/twilio")));

    [Fact]
    public void AudioHook_SignatureOverAllThatMatters_IsGood()
    {
        Sign();

        Assert.Null(Refusal());
    }

    [Fact]
    public void AudioHook_OurOwnSignature_IsTheSame()
    {
        Sign(nonce: "VGhpc0lzQVVuaXF1ZU5vbmNl");

        var (input, signature) = RequestSignature.Create(ApiKey, Secret, _request.GetValueOrDefault, "VGhpc0lzQVVuaXF1ZU5vbmNl", Now);

        Assert.Equal((_request["signature-input"], _request["signature"]), (input, signature));
    }

    [Theory]
    [InlineData("@request-target", "/other")]
    [InlineData("@authority", "elsewhere.example.com")]
    [InlineData("audiohook-organization-id", "00000000-0000-4000-8000-000000000000")]
    [InlineData("audiohook-session-id", "00000000-0000-4000-8000-000000000000")]
    [InlineData("audiohook-correlation-id", "00000000-0000-4000-8000-000000000000")]
    public void AudioHook_WhateverWasChanged_ShowsInTheSignature(string component, string value)
    {
        Sign();
        _request[component] = value;

        Assert.Equal("wrong", Refusal());
    }

    [Fact]
    public void AudioHook_HeardAgain_IsRefused()
    {
        Sign();
        Assert.Null(Refusal());

        Assert.Equal("replayed", Refusal());
    }

    [Theory]
    [InlineData(-14, "expired")]
    [InlineData(-12, null)]
    [InlineData(2, null)]
    [InlineData(4, "expired")]
    public void AudioHook_Age_IsBounded(int createdAfter, string? refusal)
    {
        Sign(created: Now.ToUnixTimeSeconds() + createdAfter);

        Assert.Equal(refusal, Refusal());
    }

    [Fact]
    public void AudioHook_OthersKeys_AreRefused()
    {
        _request["x-api-key"] = "key-2";
        Sign(keyId: "key-2");
        Assert.Equal("wrong", Refusal());

        Sign(keyId: ApiKey);
        Assert.Equal("incomplete", Refusal());

        _request["x-api-key"] = null;
        Assert.Equal("no-key", Refusal());
    }

    [Fact]
    public void AudioHook_WhatASignatureMayNotLack()
    {
        Assert.Equal("unsigned", Refusal());
        Sign(nonce: "short");
        Assert.Equal("incomplete", Refusal());
        Sign(components: ["@request-target", "@authority", "x-api-key"]);
        Assert.Equal("incomplete", Refusal());
        Sign(algorithm: "rsa-pss-sha512");
        Assert.Equal("incomplete", Refusal());
        Sign(components: [.. RequestSignature.Covered, "x-absent"]);
        Assert.Equal("incomplete", Refusal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("sig1")]
    [InlineData("sig1=()")]
    [InlineData("sig1=(\"a")]
    [InlineData("sig1=(\"a\" \"b\";x=1)")]
    [InlineData("sig1=(\"a\");created=99999999999999999999999")]
    [InlineData("sig1=(\"a\");created=1;created=2")]
    [InlineData("sig1=(\"a\\")]
    [InlineData("sig1=(\"a\"), sig1=(\"b\")")]
    public void AudioHook_BrokenFields_AreRefusedWithoutHarm(string input)
    {
        Sign();
        _request["signature-input"] = input;
        Assert.Contains(Refusal(), new[] { "malformed", "incomplete" });

        Sign();
        _request["signature"] = "sig1=:%%%:";
        Assert.Equal("malformed", Refusal());
    }

    private string? Refusal() => RequestSignature.Refusal(_request.GetValueOrDefault, key => key == ApiKey ? Secret : null, _nonces, Now);

    private void Sign(
        string keyId = ApiKey, string? nonce = null, long? created = null, string algorithm = "hmac-sha256", IReadOnlyList<string>? components = null)
    {
        components ??= RequestSignature.Covered;
        var at = created ?? Now.ToUnixTimeSeconds();
        var parameters = $"({string.Join(' ', components.Select(name => $"\"{name}\""))});keyid=\"{keyId}\";nonce=\"{nonce ?? Guid.NewGuid().ToString("N")}\""
            + $";alg=\"{algorithm}\";created={at};expires={at + 30}";
        var signed = string.Concat(components.Select(name => $"\"{name}\": {_request.GetValueOrDefault(name)}\n")) + $"\"@signature-params\": {parameters}";
        _request["signature-input"] = "sig1=" + parameters;
        _request["signature"] = $"sig1=:{Convert.ToBase64String(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(signed)))}:";
    }
}
