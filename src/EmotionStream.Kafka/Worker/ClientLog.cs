using System.Collections.Concurrent;
using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Passes librdkafka's messages on. While a cluster is away each client tells of it some twenty times a second; here each kind is told of once in a while.
/// </summary>
/// <param name="logger">Log.</param>
internal sealed class ClientLog(ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <summary>Passes a message on; called from the clients' own threads.</summary>
    /// <param name="message">The message.</param>
    public void Write(LogMessage message)
    {
        // CONFWARN: one dictionary of settings serves consumer and producer, so each is told of the other's.
        if (message.Level > SyslogLevel.Warning || string.Equals(message.Facility, "CONFWARN", StringComparison.Ordinal) || IsRepeated(message.Facility))
            Log.ClientDebug(logger, message.Name, message.Facility, message.Message);
        else if (message.Level <= SyslogLevel.Error)
            Log.ClientError(logger, message.Name, message.Facility, message.Message);
        else
            Log.ClientWarning(logger, message.Name, message.Facility, message.Message);
    }

    private bool IsRepeated(string facility)
    {
        var now = Stopwatch.GetTimestamp();
        if (_told.TryGetValue(facility, out var last) && Stopwatch.GetElapsedTime(last, now) < Interval)
            return true;
        _told[facility] = now;
        return false;
    }
}
