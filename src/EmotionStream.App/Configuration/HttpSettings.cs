using System.ComponentModel.DataAnnotations;
using System.Net;

namespace EmotionStream.App.Configuration;

/// <summary>The <c>Http</c> section: metrics, health and live state.</summary>
internal sealed class HttpSettings
{
    /// <summary>Where to listen. Loopback unless told otherwise, as nothing here asks who is calling.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The address as the socket has it.</summary>
    [NotConfigurable]
    public IPAddress ListenAddress => Address == "localhost" ? IPAddress.Loopback : IPAddress.Parse(Address);

    /// <summary>The port; 0 takes a free one, which is printed.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 9464;

    /// <summary>Whether live state is read back from the output topics and served under <c>/api</c>.</summary>
    public bool State { get; set; }

    /// <summary>How many interactions the state served holds at most; the ones longest without news make room.</summary>
    [Range(100, 1_000_000)]
    public int MaxInteractions { get; set; } = 20_000;

    /// <summary>How many values of a label that comes from data (queue, channel, language) are counted by name; the rest are <c>other</c>.</summary>
    [Range(1, 1000)]
    public int MaxLabelValues { get; set; } = 100;
}
