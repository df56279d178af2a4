using System.Text.Json;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Telephony;

/// <summary>
/// The interactions with a stream: each gets <c>started</c> with its first and <c>ended</c> with its last. After a stream that broke off,
/// <c>ended</c> waits a while for another to go on. Thread-safe.
/// </summary>
/// <param name="time">The clock of the wait.</param>
/// <param name="reconnect">How long the wait is.</param>
/// <param name="sendLate">Sends an <c>ended</c> whose wait is over.</param>
internal sealed class OpenCalls(TimeProvider time, TimeSpan reconnect, Action<CallRecord> sendLate) : IDisposable
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private bool _disposed;

    /// <summary>A stream of an interaction begins.</summary>
    /// <param name="identity">The interaction.</param>
    /// <param name="at">Event time.</param>
    /// <param name="records">Receives <c>started</c>, when it is the first.</param>
    public void Enter(CallIdentity identity, DateTimeOffset at, ICollection<CallRecord> records)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(identity.InteractionId, out var entry))
            {
                entry.Streams++;
                entry.Wait?.Dispose();
                entry.Wait = null;
                return;
            }

            _entries.Add(identity.InteractionId, new Entry { Streams = 1 });
        }

        records.Add(Event(new()
        {
            InteractionId = identity.InteractionId,
            Time = at,
            Type = InteractionEventType.Started,
            CustomerId = identity.CustomerId,
            Channel = "voice",
            Queue = identity.Queue,
            AgentId = identity.AgentId,
            Language = identity.Language,
        }));
    }

    /// <summary>A stream of an interaction is over.</summary>
    /// <param name="interactionId">The interaction.</param>
    /// <param name="at">Event time of the end of its sound.</param>
    /// <param name="mayComeBack">Whether it broke off.</param>
    /// <param name="records">Receives <c>ended</c>, when it was the last and nothing is waited for.</param>
    public void Leave(string interactionId, DateTimeOffset at, bool mayComeBack, ICollection<CallRecord> records)
    {
        lock (_lock)
        {
            var entry = _entries[interactionId];
            entry.Last = at > entry.Last ? at : entry.Last;
            if (--entry.Streams > 0)
                return;
            if (mayComeBack && reconnect > TimeSpan.Zero && !_disposed)
            {
                entry.Wait = time.CreateTimer(_ => GiveUp(interactionId, entry), null, reconnect, Timeout.InfiniteTimeSpan);
                return;
            }

            _entries.Remove(interactionId);
            records.Add(Ended(interactionId, entry));
        }
    }

    /// <summary>Stops waiting: gives the <c>ended</c> of every interaction without a stream.</summary>
    /// <param name="records">Receives them.</param>
    public void StopWaiting(ICollection<CallRecord> records)
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (var (id, entry) in _entries.Where(pair => pair.Value.Streams == 0).ToArray())
            {
                entry.Wait?.Dispose();
                _entries.Remove(id);
                records.Add(Ended(id, entry));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => StopWaiting([]);

    private static CallRecord Ended(string id, Entry entry) =>
        Event(new() { InteractionId = id, Time = entry.Last, Type = InteractionEventType.Ended });

    private static CallRecord Event(InteractionEventMessage message) => new(
        InputSource.InteractionEvents, message.InteractionId, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.InteractionEventMessage));

    private void GiveUp(string id, Entry entry)
    {
        lock (_lock)
        {
            // A stream may have come just now.
            if (entry.Streams > 0 || !_entries.TryGetValue(id, out var current) || current != entry)
                return;
            _entries.Remove(id);
        }

        sendLate(Ended(id, entry));
    }

    private sealed class Entry
    {
        public int Streams;
        public DateTimeOffset Last;
        public ITimer? Wait;
    }
}
