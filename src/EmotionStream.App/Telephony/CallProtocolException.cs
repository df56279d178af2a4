using System.Net.WebSockets;

namespace EmotionStream.App.Telephony;

/// <summary>A message that a call's protocol does not allow. Ends the stream, never the listener.</summary>
internal sealed class CallProtocolException : Exception
{
    private CallProtocolException(WebSocketCloseStatus status, string kind, string message)
        : base(message) => (Status, Kind) = (status, kind);

    /// <summary>What the connection is closed with.</summary>
    public WebSocketCloseStatus Status { get; }

    /// <summary>The metric's label: <c>malformed</c>, <c>out-of-turn</c>, <c>unsupported</c>, <c>too-big</c>, <c>silent</c>.</summary>
    public string Kind { get; }

    /// <summary>Not of the protocol's form (1007).</summary>
    /// <param name="message">What is wrong; holds nothing of a customer.</param>
    public static CallProtocolException Malformed(string message) => new(WebSocketCloseStatus.InvalidPayloadData, "malformed", message);

    /// <summary>Well formed, but not now (1002).</summary>
    /// <param name="message">What is wrong.</param>
    public static CallProtocolException OutOfTurn(string message) => new(WebSocketCloseStatus.ProtocolError, "out-of-turn", message);

    /// <summary>Something this listener can't take (1003).</summary>
    /// <param name="message">What is wrong, and what would do.</param>
    public static CallProtocolException Unsupported(string message) => new(WebSocketCloseStatus.InvalidMessageType, "unsupported", message);

    /// <summary>Longer than a message may be (1009).</summary>
    /// <param name="limit">The limit in bytes.</param>
    public static CallProtocolException TooBig(int limit) =>
        new(WebSocketCloseStatus.MessageTooBig, "too-big", $"a message is longer than {limit} bytes");

    /// <summary>Nothing came for too long (1008).</summary>
    /// <param name="message">What was waited for.</param>
    public static CallProtocolException Silent(string message) => new(WebSocketCloseStatus.PolicyViolation, "silent", message);
}
