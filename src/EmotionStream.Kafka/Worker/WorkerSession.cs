using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Confluent.Kafka;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Native;
using EmotionStream.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// One life of a worker's clients and state, from initialising the producer to closing the consumer. It ends by cancellation, or by an exception after
/// which <see cref="StreamWorker"/> makes another.
/// </summary>
internal sealed class WorkerSession : IDisposable
{
    private const int PrepareAhead = 16;
    private static readonly TimeSpan IdlePoll = TimeSpan.FromMilliseconds(20);
    private readonly WorkerContext _context;
    private readonly WorkerOptions _options;
    private readonly TopicNames _names;
    private readonly OutputProducer _producer;
    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly ConsumerQueue _queue;
    private readonly ChangelogRestorer _restorer;
    private readonly TaskStarter _starter;
    private readonly WorkerTelling _telling;
    private readonly IncomingReader _reader;
    private readonly TextScoring _scoring;
    private readonly CommitClock _clock;
    private readonly RecordOrder _order;
    private readonly WorkerTransaction _transaction;
    private readonly SortedList<int, PartitionTask> _tasks = [];
    private readonly CancellationToken _cancellation;
    private Exception? _handlerFailure;
    private readonly bool[] _atEnd;
    private int _held;
    private long _heldBytes;
    private bool _discard;

    /// <summary>Builds the clients.</summary>
    /// <param name="context">What outlives the session.</param>
    /// <param name="counts">Partition counts of the topics.</param>
    /// <param name="partitions">Partition count of the inputs.</param>
    /// <param name="cancellation">Ends the session gracefully.</param>
    public WorkerSession(WorkerContext context, IReadOnlyDictionary<string, int> counts, int partitions, CancellationToken cancellation)
    {
        (_context, _options, _names, _cancellation) = (context, context.Options, context.Names, cancellation);
        _clock = new CommitClock(_options.CommitInterval, _options.AlertCommitPause, context.Time);
        _scoring = new TextScoring(context.Graphs.Recogniser, context.Graphs.Cues);
        _reader = new IncomingReader(
            context.Kind, _names, context.Graphs.CreateDecoder(new DecoderLimits { MaxFuture = _options.MaxFuture }), context.Poison);
        _atEnd = new bool[context.Kind.Inputs.Count];
        _restorer = new ChangelogRestorer(context.Settings, _options, context.Observer, context.Logger);
        _producer = new OutputProducer(context.Kind, _options, context.Settings, _names, counts, partitions, context.Health.OnError, context.Logger);
        _consumer = context.Settings.BuildConsumer<Ignore, Ignore>(b => b
            .SetErrorHandler((_, e) => context.Health.OnError(e))
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => Lost(partitions)));
        _queue = new ConsumerQueue(_consumer.Handle);
        _starter = new TaskStarter(context, _consumer, _restorer, new HangingTransactions(context, _producer));
        _telling = new WorkerTelling(context, _consumer, _tasks.Values);
        _order = new RecordOrder(_consumer, _options.MaxTaskIdle);
        _transaction = new WorkerTransaction(context, _consumer, _producer, _clock, _tasks.Values);
    }

    private bool HasRoom => _held < _options.MaxHeldRecords && _heldBytes < _options.MaxHeldBytes;

    /// <summary>Runs until cancelled.</summary>
    public void Run()
    {
        _producer.Initialise();
        _consumer.Subscribe(_context.Kind.Inputs.Select(_names.Of));
        Loop();
        try
        {
            _transaction.Commit();
        }
        catch (TransactionAbortException e)
        {
            // The broker has nothing of it, and the next start reads it again.
            Log.Aborted(_context.Logger, e.Message, e.InnerException);
        }
    }

    private void Loop()
    {
        while (!_cancellation.IsCancellationRequested)
        {
            try
            {
                Gather();
                _scoring.Score();
                foreach (var task in _tasks.Values)
                    Drain(task);
                Advance();
                if (_clock.IsDue(AlertPending()) && _transaction.Begin())
                    GatherUntilCommitted();
            }
            catch (PoisonException e)
            {
                Suspect(e);
            }
            catch (TransactionAbortException e)
            {
                AbortAndRewind(e.Message, e.InnerException);
            }

            _telling.Tell();
        }
    }

    /// <summary>Leaves the group and ends the clients. What is not committed is discarded.</summary>
    public void Dispose()
    {
        _discard = true;

        // Closing waits until no message is held.
        _queue.Dispose();
        try
        {
            _consumer.Close();
        }
        catch (KafkaException e)
        {
            Log.CloseFailed(_context.Logger, e.Message);
        }

        _consumer.Dispose();
        _restorer.Dispose();
        _producer.Dispose();
    }

    /// <summary>Polls what is at hand, bounded in count and time.</summary>
    private void Gather()
    {
        _reader.Now = _context.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var wait = (int)Math.Ceiling(_clock.UntilDue(AlertPending(), IdlePoll).TotalMilliseconds);
        var started = 0L;
        var count = 0;
        bool more;
        while ((more = Poll(wait, ref count)) && count < _options.BatchRecords)
        {
            wait = 0;
            if (count == 0)
                continue;
            if (started == 0)
                started = Stopwatch.GetTimestamp();
            else if (Stopwatch.GetElapsedTime(started) >= _options.BatchTime)
                break;
        }

        _clock.IsBehind = more;
        while (_clock.Settling is var left && left > TimeSpan.Zero && HasRoom)
            Poll((int)Math.Ceiling(left.TotalMilliseconds), ref count);
    }

    /// <summary>
    /// While a commit is under way the graph has to wait, as its state is what is being committed; but what comes in can be read, decoded and scored. Half of the time
    /// of a busy worker would pass in waiting otherwise.
    /// </summary>
    private void GatherUntilCommitted()
    {
        ExceptionDispatchInfo? failure = null;
        try
        {
            _reader.Now = _context.Time.GetUtcNow().ToUnixTimeMilliseconds();
            for (var unscored = 0; _transaction.IsCommitting && HasRoom;)
            {
                Poll(wait: 1, ref unscored);
                if (unscored < _options.BatchRecords)
                    continue;
                _scoring.Score();
                unscored = 0;
            }
        }
#pragma warning disable CA1031 // Thrown again once the commit has ended: its producer can't be disposed of meanwhile.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }

        try
        {
            _transaction.End();
        }
        catch (Exception e) when (failure is not null && e is not WorkerConfigurationException)
        {
            Log.Aborted(_context.Logger, e.Message, e.InnerException);
        }

        failure?.Throw();
    }

    /// <summary>Takes what has come. Handlers of the group's changes run within.</summary>
    /// <param name="wait">The longest wait when nothing has, milliseconds.</param>
    /// <param name="records">Raised by the number of records.</param>
    /// <returns>Whether anything came.</returns>
    private bool Poll(int wait, ref int records)
    {
        var any = _queue.Poll(wait);
        ThrowHandlerFailure();
        for (var i = 0; i < _queue.Count; i++)
        {
            ref readonly var message = ref _queue[i];
            switch ((ErrorCode)message.Error)
            {
                case ErrorCode.NoError:
                    Take(_reader.Read(message));
                    records++;
                    break;
                case ErrorCode.Local_PartitionEOF:
                    if (_tasks.TryGetValue(message.Partition, out var ended))
                        ended.ReportEnd(_reader.SourceOf(message.Topic));
                    break;
                default:
                    OnConsumerError(Librdkafka.ErrorOf(_consumer.Handle, (ErrorCode)message.Error));
                    break;
            }
        }

        return any;
    }

    private void OnConsumerError(Error error)
    {
        var e = new KafkaException(error);
        if (ClusterRefusal.Is(error.Code))
            throw ClusterRefusal.Explain(e, _options);
        if (error.IsFatal)
            throw new RebuildException($"Consume: {error.Code}", e);
        Log.ConsumerError(_context.Logger, error.ToString());
    }

    private void Take(Incoming incoming)
    {
        _telling.Count(incoming.Record.Source);
        if (!_tasks.TryGetValue(incoming.Record.Partition, out var task))
        {
            _reader.Return(incoming);
            return;
        }

        task.Enqueue(incoming);
        _held++;
        _heldBytes += incoming.Size;
        _scoring.Add(incoming);
    }

    /// <summary>Processes what is at hand, as far as it need not wait.</summary>
    private void Drain(PartitionTask task)
    {
        while (_order.Choose(task, HasRoom, out var isSettled) is { } queue)
        {
            do
            {
                if (queue.Count > PrepareAhead)
                    task.Graph.Prepare(queue.Peek(PrepareAhead).Record);
                Process(task, queue.Dequeue());
            }
            while (queue.Count > 0 && task.Waiting == queue.Count && isSettled);
        }
    }

    private void Process(PartitionTask task, Incoming incoming)
    {
        var at = incoming.Position;
        _held--;
        _heldBytes -= incoming.Size;
        try
        {
            if (_context.Poison.Any && _context.Poison.Find(at) is { } suspicion)
                ProcessSuspect(task, incoming, suspicion);
            else
                ProcessOne(task, incoming);
        }
        finally
        {
            _reader.Return(incoming);
        }
    }

    private void ProcessOne(PartitionTask task, Incoming incoming)
    {
        if (incoming.Failure.Failed)
        {
            if (!incoming.HasRaw)
                throw new PoisonException(incoming.Position, new RawNeededException());
            task.Graph.Output.DeadLetter(incoming, incoming.Failure.Cause!, incoming.Failure.Detail);
        }
        else
        {
            RunGraph(task, incoming);
        }

        task.Advanced(incoming.Position);
        _transaction.Processed();
    }

    /// <summary>A record the graph threw on: alone in its transaction, or a dead letter when it has been tried often enough.</summary>
    private void ProcessSuspect(PartitionTask task, Incoming incoming, PoisonList.Suspicion suspicion)
    {
        _transaction.Commit();
        if (suspicion.Tries >= _options.PoisonTries)
            incoming.Failure = new DecodeFailure(DeadLetterCause.ProcessingFailed, suspicion.Failure);
        ProcessOne(task, incoming);
        _transaction.Cleared(incoming.Position);
        _transaction.Commit();
    }

    private static void RunGraph(PartitionTask task, Incoming incoming)
    {
        task.Graph.Output.Current = incoming;
        try
        {
            task.Graph.Process(incoming.Record);
        }
        catch (Exception e) when (e is not (TransactionAbortException or RebuildException or WorkerConfigurationException))
        {
            throw new PoisonException(incoming.Position, e);
        }
        finally
        {
            task.Graph.Output.Current = null;
        }
    }

    private void Suspect(PoisonException poison)
    {
        var failure = poison.InnerException is RawNeededException ? null : poison.InnerException!.GetType().Name;
        var tries = _context.Poison.Add(poison.At, failure);
        if (failure is not null)
            Log.Poison(_context.Logger, failure, _names.Of(poison.At.Source), poison.At.Partition, poison.At.Offset, tries, _options.PoisonTries);
        AbortAndRewind("poison", null);
    }

    private void Advance()
    {
        var now = _context.Time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var task in _tasks.Values)
        {
            for (var i = 0; i < _atEnd.Length; i++)
                _atEnd[i] = task.IsEndReported(task.Sources[i]) && task.Queue(task.Sources[i]).Count == 0;
            task.Graph.Advance(now, _atEnd);
        }

        if (_producer.HasWritten)
            _clock.HasWork();
    }

    private bool AlertPending()
    {
        foreach (var task in _tasks.Values)
            if (task.Graph.AlertPending)
                return true;
        return false;
    }

    /// <summary>Takes everything since the last commit back, here and at the broker, and reads it again.</summary>
    private void AbortAndRewind(string reason, Exception? cause)
    {
        Log.Aborted(_context.Logger, reason, cause);
        _context.Observer.Aborted(reason);
        try
        {
            _producer.Abort();
        }
        catch (TransactionAbortException e)
        {
            throw new RebuildException(e.Message, e);
        }

        Forget();
        try
        {
            foreach (var task in _tasks.Values)
            {
                task.Graph.Rollback();
                foreach (var position in task.Rewind(_reader))
                    _consumer.Seek(position);
            }
        }
        catch (KafkaException e)
        {
            throw new RebuildException($"Seek: {e.Error.Code}", e);
        }

        _clock.Committed();
    }

    private List<TopicPartitionOffset> Assigned(List<TopicPartition> partitions)
    {
        var starts = new List<TopicPartitionOffset>();
        try
        {
            _context.Health.Set(WorkerState.Restoring, null);
            _reader.ForgetTopics();
            var numbers = partitions.Select(p => p.Partition.Value).Distinct().Order().ToList();
            Log.Assigned(_context.Logger, string.Join(',', numbers));
            foreach (var number in numbers)
                _tasks.Add(number, CreateTask(number));
            starts = _starter.Start([.. numbers.Select(n => _tasks[n])], partitions, _cancellation);
            _context.Observer.Rebalanced([.. _tasks.Keys]);
            _context.Health.Set(WorkerState.Running, null);
        }
#pragma warning disable CA1031 // Thrown again by the poll that called this handler; the client would swallow it or tear.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _handlerFailure = e;
        }

        return starts;
    }

    private PartitionTask CreateTask(int number)
    {
        var scope = new TaskScope(number, _options, _producer, _names, _transaction.Alerts, _context.Observer, _context.Logger);
        return new PartitionTask(_context.Kind, number, _names, _context.Graphs.CreateGraph(scope));
    }

    /// <summary>Commits what is processed, then lets the state go.</summary>
    private void Revoked(List<TopicPartitionOffset> partitions)
    {
        Log.Revoked(_context.Logger, Numbers(partitions));
        try
        {
            _transaction.End();
            if (!_discard && _handlerFailure is null)
                _transaction.Commit();
        }
        catch (TransactionAbortException e)
        {
            _handlerFailure = AbortQuietly(e.Message);
        }
        catch (Exception e) when (e is RebuildException or WorkerConfigurationException)
        {
            _handlerFailure = e;
        }

        DropTasks();
    }

    /// <summary>Somebody else may own the partitions already: nothing may be committed.</summary>
    private void Lost(List<TopicPartitionOffset> partitions)
    {
        Log.Lost(_context.Logger, Numbers(partitions));
        try
        {
            // One that is under way is decided by the cluster.
            _transaction.End();
        }
        catch (TransactionAbortException)
        {
            // Aborted below, with what was written.
        }
        catch (Exception e) when (e is RebuildException or WorkerConfigurationException)
        {
            _handlerFailure = e;
        }

        if (!_discard && _handlerFailure is null && _transaction.HasWork)
            _handlerFailure = AbortQuietly("partitions lost");
        DropTasks();
    }

    private RebuildException? AbortQuietly(string reason)
    {
        _context.Observer.Aborted(reason);
        try
        {
            _producer.Abort();
            return null;
        }
        catch (Exception e) when (e is TransactionAbortException or RebuildException)
        {
            return e as RebuildException ?? new RebuildException(e.Message, e);
        }
    }

    private void DropTasks()
    {
        foreach (var task in _tasks.Values)
        {
            task.Drop(_reader);
            task.Graph.Dispose();
        }

        _tasks.Clear();
        Forget();
        _context.Observer.Rebalanced([]);
        if (!_discard && !_context.Health.IsAway)
            _context.Health.Set(WorkerState.Starting, "waiting for the group to assign partitions");
    }

    private void Forget()
    {
        _scoring.Clear();
        _transaction.Forget();
        (_held, _heldBytes) = (0, 0);
    }

    private void ThrowHandlerFailure()
    {
        if (_handlerFailure is not { } failure)
            return;
        _handlerFailure = null;
        _discard = true;
        throw failure switch
        {
            KafkaException e when ClusterRefusal.Is(e.Error.Code) => ClusterRefusal.Explain(e, _options),
            KafkaException e => new RebuildException($"Assign: {e.Error.Code}", e),
            _ => failure,
        };
    }

    private static string Numbers(List<TopicPartitionOffset> partitions) =>
        string.Join(',', partitions.Select(p => p.Partition.Value).Distinct().Order().Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
