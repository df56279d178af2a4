using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Writes what the graph of interactions publishes, and passes on what other keys need of it, all in the transaction under way.</summary>
internal sealed class InteractionOutput : TaskOutput, IGraphOutput
{
    private const string Supplied = "supplied";
    private readonly CustomerWriter _customers = new();
    private readonly SurveyWriter _surveys = new();
    private readonly string? _textModel;
    private readonly QueueTelling? _queues;
    private readonly HeldTurns _held = new();

    /// <summary>Makes the output of one partition.</summary>
    /// <param name="scope">What it is made of.</param>
    /// <param name="textModel">Name of the text model, if there is one.</param>
    /// <param name="queues">What queues are told of; null = nothing.</param>
    public InteractionOutput(TaskScope scope, string? textModel, QueueTellingOptions? queues)
        : base(scope)
    {
        _textModel = textModel;
        _queues = scope.Options.QueueEvents && queues is not null
            ? new QueueTelling(queues, (queue, value) => scope.Producer.WriteByKey(OutputTopic.QueueEvents, queue, value), _held)
            : null;
        LiveState = WriteLiveState;
    }

    /// <summary>Receives live states at a checkpoint.</summary>
    public Action<ReadOnlyMemory<byte>, InteractionSnapshot?> LiveState { get; }

    /// <summary>Takes a changelog record, if it is of what is held for queues.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value; empty = tombstone.</param>
    /// <returns>Whether it was.</returns>
    public bool TryRestore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _held.TryRestore(key, value);

    /// <summary>Writes what is held for queues, as far as it changed.</summary>
    public void Checkpoint() => _held.Checkpoint(this);

    /// <summary>The transaction committed.</summary>
    public void Commit() => _held.Commit();

    /// <summary>The transaction aborted.</summary>
    public void Rollback() => _held.Rollback();

    /// <inheritdoc/>
    public void Publish(in Reading reading)
    {
        var options = Scope.Options;
        var recognised = reading.Record.ScoreOrigin == ScoreOrigin.Recognised;
        var model = !recognised ? null : reading.Record.Source == InputSource.ChatMessages ? _textModel : options.VoiceModel;
        Scope.Observer.ReadingMade(reading, recognised ? model ?? "none" : Supplied);
        if (options.Readings == ReadingsMode.All || (options.Readings == ReadingsMode.Recognised && recognised))
            Scope.Producer.Write(OutputTopic.Readings, Scope.Partition, reading.Record.Key, Writer.Write(reading, model));
    }

    /// <inheritdoc/>
    public void Publish(Alert alert)
    {
        WriteAlert(alert, own: true);
        if (alert.State == AlertState.Opened)
            _queues?.Tell(alert);
    }

    /// <inheritdoc/>
    public void Publish(in QueueTurn turn) => _queues?.Tell(turn);

    /// <inheritdoc/>
    public void Publish(Outcome outcome)
    {
        Scope.Observer.OutcomeMade(outcome);
        Scope.Producer.Write(OutputTopic.Outcomes, Scope.Partition, outcome.Final.Key.Span, Writer.Write(outcome));
        if (Scope.Options.CustomerEvents && outcome.Final.CustomerId is { } customer)
            WriteByCustomer(customer, _customers.Closed(customer, outcome));
        if (Scope.Options.SurveyEvents)
            Scope.Producer.WriteByKey(OutputTopic.SurveyEvents, outcome.Final.Key.Span, _surveys.Closed(outcome));
        _queues?.Tell(outcome);
    }

    /// <inheritdoc/>
    public void ContactStarted(InputRecord record, IReadOnlyList<string> moments)
    {
        _queues?.Release(record.Key, record.Queue);
        if (Scope.Options.CustomerEvents && record.CustomerId is { } customer)
            WriteByCustomer(customer, _customers.Started(customer, record, moments));
    }

    /// <inheritdoc/>
    public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments)
    {
        if (Scope.Options.CustomerEvents && profile.CustomerId is { } customer)
            WriteByCustomer(customer, _customers.Transferred(customer, record, profile, moments));
    }

    /// <inheritdoc/>
    public bool TryActOnCustomer(InputRecord record, string customerId)
    {
        Span<byte> key = stackalloc byte[Encoding.UTF8.GetMaxByteCount(customerId.Length)];
        key = key[..Encoding.UTF8.GetBytes(customerId, key)];
        if (!Scope.Options.CustomerEvents || record.AlertId is null || !OpenCustomerAlert.IsId(record.AlertId, key, Encoding.UTF8.GetString(record.Key)))
            return false;
        WriteByCustomer(customerId, _customers.Acted(customerId, record));
        return true;
    }

    /// <inheritdoc/>
    public bool TryActOnQueue(InputRecord record)
    {
        _queues?.Tell(record);
        return _queues is not null;
    }

    /// <inheritdoc/>
    public bool TakesSurvey(InputRecord record)
    {
        if (Scope.Options.SurveyEvents)
            Scope.Producer.WriteByKey(OutputTopic.SurveyEvents, record.Key, _surveys.Answered(record));
        return Scope.Options.SurveyEvents;
    }

    /// <inheritdoc/>
    public void Late(InputRecord record)
    {
        // What comes of an erased interaction is late; nothing of it may wait.
        _held.Drop(record.Key);
        Scope.Observer.Late(record.Source);
    }

    /// <inheritdoc/>
    public void Reject(InputRecord record, string cause) => Reject(cause);

    /// <inheritdoc/>
    public void Suppressed(string rule, string reason) => Scope.Observer.AlertSuppressed(rule, reason);

    private void WriteByCustomer(string customer, ReadOnlySpan<byte> value)
    {
        Span<byte> key = stackalloc byte[DecoderLimits.MaxIdBytes];
        Scope.Producer.WriteByKey(OutputTopic.CustomerEvents, key[..Encoding.UTF8.GetBytes(customer, key)], value);
    }

    private void WriteLiveState(ReadOnlyMemory<byte> key, InteractionSnapshot? state)
    {
        if (state is not null)
            Scope.Observer.LiveState(state);
        else
            _held.Drop(key.Span);
        if (!Scope.Options.PublishLiveState)
            return;
        if (state is null)
            Scope.Producer.WriteTombstone(OutputTopic.Interactions, Scope.Partition, key.Span);
        else
            Scope.Producer.Write(OutputTopic.Interactions, Scope.Partition, key.Span, Writer.Write(state));
    }
}
