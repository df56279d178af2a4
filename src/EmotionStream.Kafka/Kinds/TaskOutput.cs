using System.Text;
using Confluent.Kafka;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Writes what every kind of task writes, its states and its dead letters, into the transaction under way.</summary>
/// <param name="scope">What it is made of.</param>
internal abstract class TaskOutput(TaskScope scope) : IChangelog
{
    /// <summary>The record the graph is working on, for rejections.</summary>
    public Incoming? Current { get; set; }

    /// <summary>What it is made of.</summary>
    protected TaskScope Scope { get; } = scope;

    /// <summary>Writes the JSON.</summary>
    protected OutputWriter Writer { get; } = new();

    /// <inheritdoc/>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (Scope.Options.Changelog)
            Scope.Producer.Write(OutputTopic.Changelog, Scope.Partition, key, value);
    }

    /// <inheritdoc/>
    public void Delete(ReadOnlySpan<byte> key)
    {
        if (Scope.Options.Changelog)
            Scope.Producer.WriteTombstone(OutputTopic.Changelog, Scope.Partition, key);
    }

    /// <summary>Writes a dead letter.</summary>
    /// <param name="incoming">The record, with its bytes.</param>
    /// <param name="cause">Why.</param>
    /// <param name="detail">More, never content.</param>
    public void DeadLetter(Incoming incoming, string cause, string? detail)
    {
        var at = incoming.Position;
        var topic = Scope.Names.Of(at.Source);
        Log.DeadLetter(Scope.Logger, topic, at.Partition, at.Offset, cause, detail);
        Scope.Observer.DeadLettered(at.Source, cause);
        var key = incoming.RawKey;
        var value = incoming.RawValue;
        Scope.Producer.Write(OutputTopic.DeadLetters, Scope.Partition, new Message<byte[], byte[]>
        {
            Key = key[..Math.Min(key.Length, DeadLetterHeaders.MaxKeyBytes)].ToArray(),
            Value = value[..Math.Min(value.Length, DeadLetterHeaders.MaxValueBytes)].ToArray(),
            Headers = DeadLetterHeaders.Of(topic, at.Partition, at.Offset, cause, detail, key.Length, value.Length),
        });
    }

    /// <summary>Sends the record the graph is working on to the dead letters.</summary>
    /// <param name="cause">Why, bounded, kebab-case.</param>
    protected void Reject(string cause)
    {
        if (Current is not { HasRaw: true } incoming)
            throw new RawNeededException();
        DeadLetter(incoming, cause, null);
    }

    /// <summary>Writes a step of an alert under its interaction.</summary>
    /// <param name="alert">The step.</param>
    /// <param name="own">Whether interactions are this task's key: else the partitioner finds the partition of the interaction's other alerts.</param>
    protected void WriteAlert(Alert alert, bool own)
    {
        Scope.Observer.AlertRaised(alert);
        Scope.Uncommitted.Add(alert);
        Span<byte> key = stackalloc byte[DecoderLimits.MaxIdBytes];
        key = key[..Encoding.UTF8.GetBytes(alert.InteractionId, key)];
        if (own)
            Scope.Producer.Write(OutputTopic.Alerts, Scope.Partition, key, Writer.Write(alert));
        else
            Scope.Producer.WriteByKey(OutputTopic.Alerts, key, Writer.Write(alert));
    }
}
