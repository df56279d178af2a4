using Confluent.Kafka;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>Writes what the graph of one partition publishes, and its states, into the transaction under way.</summary>
internal sealed class PartitionOutput : IGraphOutput, IChangelog
{
    private const string Supplied = "supplied";
    private readonly int _partition;
    private readonly WorkerOptions _options;
    private readonly OutputProducer _producer;
    private readonly TopicNames _names;
    private readonly IWorkerObserver _observer;
    private readonly ILogger _logger;
    private readonly string? _textModel;
    private readonly OutputWriter _writer = new();
    private readonly List<Alert> _uncommitted;

    /// <summary>Makes the output of one partition.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="options">Settings.</param>
    /// <param name="producer">Where to.</param>
    /// <param name="names">Topics.</param>
    /// <param name="textModel">Name of the text model, if there is one.</param>
    /// <param name="uncommitted">Receives alerts until the commit.</param>
    /// <param name="observer">Told of everything.</param>
    /// <param name="logger">Log.</param>
    public PartitionOutput(
        int partition, WorkerOptions options, OutputProducer producer, TopicNames names, string? textModel, List<Alert> uncommitted, IWorkerObserver observer, ILogger logger)
    {
        (_partition, _options, _producer, _names, _textModel) = (partition, options, producer, names, textModel);
        (_uncommitted, _observer, _logger) = (uncommitted, observer, logger);
        LiveState = WriteLiveState;
    }

    /// <summary>The record the graph is working on, for rejections.</summary>
    public Incoming? Current { get; set; }

    /// <summary>Receives live states at a checkpoint.</summary>
    public Action<ReadOnlyMemory<byte>, InteractionSnapshot?> LiveState { get; }

    /// <inheritdoc/>
    public void Publish(in Reading reading)
    {
        var recognised = reading.Record.ScoreOrigin == ScoreOrigin.Recognised;
        var model = !recognised ? null : reading.Record.Source == InputSource.ChatMessages ? _textModel : _options.VoiceModel;
        _observer.ReadingMade(reading, recognised ? model ?? "none" : Supplied);
        if (_options.Readings == ReadingsMode.All || (_options.Readings == ReadingsMode.Recognised && recognised))
            _producer.Write(OutputTopic.Readings, _partition, reading.Record.Key, _writer.Write(reading, model));
    }

    /// <inheritdoc/>
    public void Publish(Alert alert)
    {
        _observer.AlertRaised(alert);
        _uncommitted.Add(alert);
        Span<byte> key = stackalloc byte[DecoderLimits.MaxIdBytes];
        var length = System.Text.Encoding.UTF8.GetBytes(alert.InteractionId, key);
        _producer.Write(OutputTopic.Alerts, _partition, key[..length], _writer.Write(alert));
    }

    /// <inheritdoc/>
    public void Publish(Outcome outcome)
    {
        _observer.OutcomeMade(outcome);
        _producer.Write(OutputTopic.Outcomes, _partition, outcome.Final.Key.Span, _writer.Write(outcome));
    }

    /// <inheritdoc/>
    public void Late(InputRecord record) => _observer.Late(record.Source);

    /// <inheritdoc/>
    public void Reject(InputRecord record, string cause)
    {
        if (Current is not { HasRaw: true } incoming)
            throw new RawNeededException();
        DeadLetter(incoming, cause, null);
    }

    /// <inheritdoc/>
    public void Suppressed(string rule, string reason) => _observer.AlertSuppressed(rule, reason);

    /// <inheritdoc/>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (_options.Changelog)
            _producer.Write(OutputTopic.Changelog, _partition, key, value);
    }

    /// <inheritdoc/>
    public void Delete(ReadOnlySpan<byte> key)
    {
        if (_options.Changelog)
            _producer.WriteTombstone(OutputTopic.Changelog, _partition, key);
    }

    /// <summary>Writes a dead letter.</summary>
    /// <param name="incoming">The record, with its bytes.</param>
    /// <param name="cause">Why.</param>
    /// <param name="detail">More, never content.</param>
    public void DeadLetter(Incoming incoming, string cause, string? detail)
    {
        var at = incoming.Position;
        var topic = _names.Of(at.Source);
        Log.DeadLetter(_logger, topic, at.Partition, at.Offset, cause, detail);
        _observer.DeadLettered(at.Source, cause);
        var key = incoming.RawKey;
        var value = incoming.RawValue;
        _producer.Write(OutputTopic.DeadLetters, _partition, new Message<byte[], byte[]>
        {
            Key = key[..Math.Min(key.Length, DeadLetterHeaders.MaxKeyBytes)].ToArray(),
            Value = value[..Math.Min(value.Length, DeadLetterHeaders.MaxValueBytes)].ToArray(),
            Headers = DeadLetterHeaders.Of(topic, at.Partition, at.Offset, cause, detail, key.Length, value.Length),
        });
    }

    private void WriteLiveState(ReadOnlyMemory<byte> key, InteractionSnapshot? state)
    {
        if (state is not null)
            _observer.LiveState(state);
        if (!_options.PublishLiveState)
            return;
        if (state is null)
            _producer.WriteTombstone(OutputTopic.Interactions, _partition, key.Span);
        else
            _producer.Write(OutputTopic.Interactions, _partition, key.Span, _writer.Write(state));
    }
}
