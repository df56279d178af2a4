using System.ComponentModel.DataAnnotations;
using System.Net;
using EmotionStream.App.Configuration;
using EmotionStream.App.Page.Security;

namespace EmotionStream.App.Page;

/// <summary>The <c>Page</c> section: the supervisors' live page and its API.</summary>
internal sealed class PageSettings
{
    /// <summary>Where to listen. Off loopback, <see cref="Keys"/> or <see cref="OpenIdConnect"/> are needed.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The address as the socket has it.</summary>
    [NotConfigurable]
    public IPAddress ListenAddress => Address == "localhost" ? IPAddress.Loopback : IPAddress.Parse(Address);

    /// <summary>The port; 0 takes a free one, which is printed.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 9466;

    /// <summary>
    /// What browsers call the page, e.g. <c>https://emotions.example.com</c>, where a proxy stands before it: its host and scheme are what requests are held to.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>TLS certificate chain (PEM); without it the page speaks plain HTTP, for a proxy that ends TLS.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The certificate's private key (PEM).</summary>
    public string? CertificateKeyFile { get; set; }

    /// <summary>Folder of the keys that cookies and pages are signed with; replicas share it. Without it each start has its own, and people sign in again.</summary>
    public string? SigningKeysFolder { get; set; }

    /// <summary>How many interactions are held at most; closed ones make room, then those longest without news.</summary>
    [Range(100, 1_000_000)]
    public int MaxInteractions { get; set; } = 20_000;

    /// <summary>How many browsers and event streams may be connected at once.</summary>
    [Range(1, 10_000)]
    public int MaxViewers { get; set; } = 500;

    /// <summary>How far back alerts and outcomes are read at start.</summary>
    public TimeSpan HistoryTime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How far back the readings are read that draw the curves.</summary>
    public TimeSpan CurveTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a closing can be taken back before it is written.</summary>
    public TimeSpan UndoTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests a minute of one client, signed in or by address.</summary>
    [Range(10, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 1_200;

    /// <summary>Actions on alerts a minute of one person.</summary>
    [Range(1, 1_000_000)]
    public int ActionsPerMinute { get; set; } = 120;

    /// <summary>Keys of scripts.</summary>
    public List<PageKey> Keys { get; set; } = [];

    /// <summary>How people sign in.</summary>
    public OpenIdConnectSettings OpenIdConnect { get; } = new();

    /// <summary>Whether everything is read from the beginning, whatever its age.</summary>
    [NotConfigurable]
    public bool FromBeginning { get; set; }

    /// <summary>Whether anybody is asked who they are.</summary>
    [NotConfigurable]
    public bool AsksWho => Keys.Count > 0 || OpenIdConnect.Authority is not null;
}
