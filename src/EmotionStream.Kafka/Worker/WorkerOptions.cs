namespace EmotionStream.Kafka.Worker;

/// <summary>Settings of one <see cref="StreamWorker"/>. <see cref="Validate"/> names what is wrong.</summary>
public sealed class WorkerOptions
{
    /// <summary>Bootstrap servers, <c>host:port[,host:port]</c>.</summary>
    public string Bootstrap { get; set; } = "localhost:9092";

    /// <summary>Application id: the consumer group, the changelog's name and the start of the transactional id.</summary>
    public string Application { get; set; } = "emotionstream";

    /// <summary>
    /// Stable number of this worker among those of the application, at least 0; the same after a restart. <c>transactional.id</c> is
    /// <c>{application}-{ordinal}</c>: a random id would leave the last stable offset blocked until the transaction times out.
    /// </summary>
    public int Ordinal { get; set; }

    /// <summary>What a crash may do to results.</summary>
    public ProcessingGuarantee Guarantee { get; set; } = ProcessingGuarantee.ExactlyOnce;

    /// <summary>Prefix of every input and output topic.</summary>
    public string TopicPrefix { get; set; } = "emotion.";

    /// <summary>Longest time between commits while there is something to commit.</summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Shortest time between commits when an alert waits and the worker keeps up.</summary>
    public TimeSpan AlertCommitPause { get; set; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Most records gathered before texts are scored in one call and the graph runs.</summary>
    public int BatchRecords { get; set; } = 1_000;

    /// <summary>Longest time spent gathering a batch once it has a record.</summary>
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Longest time records of one topic wait for another topic of the same task that is not read to its end, so that a catch-up is processed in
    /// event-time order (Kafka Streams: <c>max.task.idle.ms</c>).
    /// </summary>
    public TimeSpan MaxTaskIdle { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most records held for that reason, or decoded while a commit is under way; beyond, they are processed without waiting, or not read yet.</summary>
    public int MaxHeldRecords { get; set; } = 60_000;

    /// <summary>Most bytes of keys and values of held records, with the same effect: texts may be long.</summary>
    public long MaxHeldBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How many times a record that makes the graph throw is tried before it goes to the dead letters.</summary>
    public int PoisonTries { get; set; } = 3;

    /// <summary>
    /// Bound of one transactional call, retries and all; at least <see cref="TransactionTimeout"/>, after which the broker has given the transaction up
    /// anyway. A call that takes longer costs the producer, which is rebuilt.
    /// </summary>
    public TimeSpan TransactionCallBound { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary><c>transaction.timeout.ms</c>: after this long without a commit the broker aborts.</summary>
    public TimeSpan TransactionTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How far in the future of the wall clock an event time may be.</summary>
    public TimeSpan MaxFuture { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Which readings are published.</summary>
    public ReadingsMode Readings { get; set; } = ReadingsMode.Recognised;

    /// <summary>Whether live states are published on <c>emotion.interactions</c>, each changed one once a commit.</summary>
    public bool PublishLiveState { get; set; } = true;

    /// <summary>
    /// Whether state is written to the changelog and restored from it. Only <see cref="ProcessingGuarantee.AtLeastOnce"/> may switch it off: the
    /// embedded broker keeps too little for it to be of use.
    /// </summary>
    public bool Changelog { get; set; } = true;

    /// <summary>Whether the cluster is an <see cref="Embedded.EmbeddedBroker"/>, which takes ten seconds not to answer when asked for settings of topics.</summary>
    public bool IsEmbedded { get; set; }

    /// <summary>
    /// Whether what happens in interactions is passed on, keyed by customer, on <c>emotion.customer-events</c>: workers of <see cref="Kinds.TaskKind.Customers"/>
    /// live of it.
    /// </summary>
    public bool CustomerEvents { get; set; }

    /// <summary>Whether surveys and closed interactions are passed on on <c>emotion.survey-events</c>: workers of <see cref="Kinds.TaskKind.Surveys"/> live of it.</summary>
    public bool SurveyEvents { get; set; }

    /// <summary>
    /// Whether what happens in interactions is passed on, keyed by queue, on <c>emotion.queue-events</c>: workers of <see cref="Kinds.TaskKind.Queues"/> live of it.
    /// </summary>
    public bool QueueEvents { get; set; }

    /// <summary>Name and version of the voice recogniser the tasks use, for readings; null when there is none.</summary>
    public string? VoiceModel { get; set; }

    /// <summary>librdkafka's own settings, passed through to the consumer and the producer (TLS, SASL, buffers …).</summary>
    public IDictionary<string, string> Kafka { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The changelog topic: <c>{application}-changelog</c>.</summary>
    public string ChangelogTopic => ChangelogOf(Application);

    /// <summary>The transactional id: <c>{application}-{ordinal}</c>.</summary>
    public string TransactionalId => $"{Application}-{Ordinal}";

    /// <summary>Checks the settings.</summary>
    /// <exception cref="WorkerConfigurationException">A setting is wrong; the message names it and says what is allowed.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Bootstrap), nameof(Bootstrap), "must be host:port[,host:port]");
        Require(!string.IsNullOrWhiteSpace(Application), nameof(Application), "must not be empty");
        Require(Ordinal >= 0, nameof(Ordinal), "must be 0 or more");
        Require(CommitInterval > TimeSpan.Zero, nameof(CommitInterval), "must be positive");
        Require(AlertCommitPause > TimeSpan.Zero, nameof(AlertCommitPause), "must be positive");
        Require(BatchRecords is >= 1 and <= 100_000, nameof(BatchRecords), "must be between 1 and 100000");
        Require(BatchTime > TimeSpan.Zero, nameof(BatchTime), "must be positive");
        Require(MaxTaskIdle >= TimeSpan.Zero, nameof(MaxTaskIdle), "must not be negative");
        Require(MaxHeldRecords >= 1, nameof(MaxHeldRecords), "must be 1 or more");
        Require(MaxHeldBytes >= 1, nameof(MaxHeldBytes), "must be 1 or more");
        Require(PoisonTries >= 1, nameof(PoisonTries), "must be 1 or more");
        Require(TransactionTimeout >= TimeSpan.FromSeconds(1), nameof(TransactionTimeout), "must be at least a second");
        Require(TransactionTimeout > CommitInterval, nameof(TransactionTimeout), "must be longer than CommitInterval");
        Require(TransactionCallBound >= TransactionTimeout, nameof(TransactionCallBound), "must be at least TransactionTimeout");
        Require(MaxFuture >= TimeSpan.Zero, nameof(MaxFuture), "must not be negative");
        Require(Changelog || Guarantee == ProcessingGuarantee.AtLeastOnce, nameof(Changelog), "can only be switched off with Guarantee at-least-once");
    }

    /// <summary>The changelog of an application, or of what a kind of task is called within one.</summary>
    /// <param name="application">Its id.</param>
    internal static string ChangelogOf(string application) => $"{application}-changelog";

    /// <summary>The same for a kind of task: with a consumer group, transactional ids and a changelog of its own.</summary>
    /// <param name="kind">The kind.</param>
    internal WorkerOptions For(Kinds.TaskKind kind)
    {
        var options = (WorkerOptions)MemberwiseClone();
        options.Application = kind.ApplicationOf(Application);
        return options;
    }

    private static void Require(bool ok, string setting, string rule)
    {
        if (!ok)
            throw new WorkerConfigurationException($"{setting} {rule}.");
    }
}
