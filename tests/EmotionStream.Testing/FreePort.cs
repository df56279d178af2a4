using System.Net;
using System.Net.Sockets;

namespace EmotionStream.Testing;

/// <summary>Finds ports for processes that must be told one.</summary>
public static class FreePort
{
    /// <summary>A port of loopback that is free at this moment.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
