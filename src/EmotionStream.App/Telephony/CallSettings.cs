using System.ComponentModel.DataAnnotations;
using System.Net;
using EmotionStream.App.Configuration;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.App.Telephony.Twilio;

namespace EmotionStream.App.Telephony;

/// <summary>The <c>Calls</c> section: where calls come in and how their senders prove who they are.</summary>
internal sealed class CallSettings
{
    /// <summary>Where to listen. Off loopback every enabled protocol needs its credentials.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The address as the socket has it.</summary>
    [NotConfigurable]
    public IPAddress ListenAddress => Address == "localhost" ? IPAddress.Loopback : IPAddress.Parse(Address);

    /// <summary>The port; 0 takes a free one, which is printed.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 9465;

    /// <summary>
    /// What senders call this listener, e.g. <c>wss://calls.example.com</c>: signatures cover it, and a proxy in between may change it. Without it
    /// the request's own Host counts.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>TLS certificate chain (PEM); without it the listener speaks plain WebSocket, for a proxy that ends TLS.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The certificate's private key (PEM).</summary>
    public string? CertificateKeyFile { get; set; }

    /// <summary>Streams at a time; one more is refused with 503.</summary>
    [Range(1, 10_000)]
    public int MaxCalls { get; set; } = 200;

    /// <summary>How long a connection may take to say what call it is.</summary>
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stream may be without any message.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the other side may take to close after it was asked to.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an interaction waits for its stream to come back after one that broke off, before it has <c>ended</c>.</summary>
    public TimeSpan ReconnectTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Twilio Media Streams.</summary>
    public TwilioSettings Twilio { get; } = new();

    /// <summary>Genesys AudioHook.</summary>
    public AudioHookSettings AudioHook { get; } = new();
}
