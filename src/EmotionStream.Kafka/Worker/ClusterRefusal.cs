using Confluent.Kafka;

namespace EmotionStream.Kafka.Worker;

/// <summary>What a cluster refuses by its rules, however often it is asked: only a person can help, who is told what to change.</summary>
internal static class ClusterRefusal
{
    private const string DefaultSessionTimeout = "6000";

    /// <summary>Whether an error is one.</summary>
    /// <param name="code">The error.</param>
    public static bool Is(ErrorCode code) => code is ErrorCode.InvalidSessionTimeout or ErrorCode.InvalidTransactionTimeout
        or ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.TransactionalIdAuthorizationFailed;

    /// <summary>Says what is refused and what is allowed.</summary>
    /// <param name="e">What the client threw.</param>
    /// <param name="options">The worker's options.</param>
    public static WorkerConfigurationException Explain(KafkaException e, WorkerOptions options) => new(
        e.Error.Code switch
        {
            ErrorCode.InvalidSessionTimeout =>
                $"Kafka:session.timeout.ms = \"{(options.Kafka.TryGetValue("session.timeout.ms", out var own) ? own : DefaultSessionTimeout)}\": the cluster allows what "
                + "lies between its group.min.session.timeout.ms and group.max.session.timeout.ms (6000 and 1800000 unless changed).",
            ErrorCode.InvalidTransactionTimeout =>
                $"Pipeline:TransactionTimeout = \"{options.TransactionTimeout}\": the cluster allows at most its transaction.max.timeout.ms (15 minutes unless changed).",
            _ => $"The cluster denies the worker a right it needs ({e.Error.Reason}). It needs Read on the inputs, the changelog {options.ChangelogTopic} and the group "
                + $"{options.Application}, Write on the outputs and the changelog, and Write on the transactional id {options.TransactionalId}.",
        },
        e);
}
