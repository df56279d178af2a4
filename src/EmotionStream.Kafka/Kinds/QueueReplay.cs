using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.Kafka.Kinds;

/// <summary>
/// The graph of queues without a Kafka, for recorded conversations: what a graph of interactions publishes goes through the same records as live, one queue's after the other's as they come.
/// </summary>
public sealed class QueueReplay : IDisposable
{
    // Longer than a week: the week under way at the end is over then.
    private static readonly TimeSpan AfterAll = TimeSpan.FromDays(8);
    private readonly Collector _collector = new();
    private readonly QueueTask _task;
    private readonly QueueTelling _telling;
    private readonly QueueEventDecoder _decoder = new(new DecoderLimits()) { Now = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() / 2 };
    private readonly QueueEvent _event = new();
    private long _offset;

    /// <summary>Makes one.</summary>
    /// <param name="options">How queues are followed.</param>
    /// <param name="telling">What they are told of interactions with.</param>
    public QueueReplay(QueueOptions options, QueueTellingOptions telling)
    {
        _task = new QueueTask(options, _collector);
        _telling = new QueueTelling(telling, Take);
    }

    /// <summary>What was published on <c>emotion.causes</c>.</summary>
    public IReadOnlyList<CausesMessage> Causes => _collector.Causes;

    /// <summary>Takes a turn.</summary>
    /// <param name="turn">The turn.</param>
    public void Publish(in QueueTurn turn) => _telling.Tell(turn);

    /// <summary>Takes an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Publish(Outcome outcome) => _telling.Tell(outcome);

    /// <summary>Takes a step of an alert.</summary>
    /// <param name="alert">The step.</param>
    public void Publish(Alert alert)
    {
        if (alert.State == AlertState.Opened)
            _telling.Tell(alert);
    }

    /// <summary>Lets time pass until the periods under way are over.</summary>
    public void Finish()
    {
        _task.Advance(0, [true]);
        _task.Advance((long)AfterAll.TotalMilliseconds, [true]);
        _task.Commit();
    }

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => _task.Dispose();

    private void Take(ReadOnlySpan<byte> queue, ReadOnlySpan<byte> value)
    {
        if (_decoder.Decode(InputSource.QueueEvents, queue, value, _event) is { Failed: true } failure)
            throw new InvalidOperationException($"The pipeline wrote what it can't read: {failure.Cause}.");
        _event.Offset = _offset++;
        _task.Process(_event);
        _task.Commit();
    }

    private sealed class Collector : IQueueOutput
    {
        private readonly QueueWriter _writer = new();

        public List<CausesMessage> Causes { get; } = [];

        public void Publish(Alert alert)
        {
            // Causes alone are replayed.
        }

        public void Publish(ReadOnlySpan<byte> queue, QueueLedger ledger)
        {
            // As above.
        }

        public void Forgotten(ReadOnlySpan<byte> queue)
        {
            // As above.
        }

        public void Publish(ReadOnlySpan<byte> queue, CauseReport report) =>
            Causes.Add(JsonSerializer.Deserialize(_writer.Causes(queue, report), ContractJson.Default.CausesMessage)!);

        public void Ended(ReadOnlySpan<byte> queue, in QueueEnd ended)
        {
            // As above.
        }

        public void Reject(QueueEvent record, string cause)
        {
            // Nobody acts on alerts in a replay.
        }
    }
}
