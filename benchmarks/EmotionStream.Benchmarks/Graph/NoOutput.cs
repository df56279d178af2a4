using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;

namespace EmotionStream.Benchmarks.Graph;

/// <summary>Counts what is published and drops it.</summary>
public sealed class NoOutput : IGraphOutput, IChangelog
{
    public long Alerts { get; private set; }

    public long Bytes { get; private set; }

    public void Publish(in Reading reading)
    {
    }

    public void Publish(Alert alert) => Alerts += alert.Id == 0 ? 0 : 1;

    public void Publish(Outcome outcome)
    {
    }

    public bool TryActOnCustomer(InputRecord record, string customerId) => false;

    public bool TryActOnQueue(InputRecord record) => false;

    public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments)
    {
    }

    public void ContactStarted(InputRecord record, IReadOnlyList<string> moments)
    {
    }

    public void Late(InputRecord record) => throw new InvalidOperationException("No event of the load is late.");

    public void Reject(InputRecord record, string cause) => throw new InvalidOperationException(cause);

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Bytes += key.Length + value.Length;

    public void Delete(ReadOnlySpan<byte> key)
    {
    }
}
