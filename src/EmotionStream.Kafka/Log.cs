using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka;

/// <summary>Every log message of the Kafka side, with its event id. None carries what a customer said, or a key.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "Worker {TransactionalId} starts with librdkafka {Version}, {Guarantee}, on {Bootstrap}")]
    public static partial void Starting(ILogger logger, string transactionalId, string version, Worker.ProcessingGuarantee guarantee, string bootstrap);

    [LoggerMessage(101, LogLevel.Information, "Worker {TransactionalId} stopped")]
    public static partial void Stopped(ILogger logger, string transactionalId);

    [LoggerMessage(102, LogLevel.Information, "Partitions assigned: {Partitions}")]
    public static partial void Assigned(ILogger logger, string partitions);

    [LoggerMessage(103, LogLevel.Information, "Partitions revoked: {Partitions}")]
    public static partial void Revoked(ILogger logger, string partitions);

    [LoggerMessage(104, LogLevel.Warning, "Partitions lost, what was under way is discarded: {Partitions}")]
    public static partial void Lost(ILogger logger, string partitions);

    [LoggerMessage(105, LogLevel.Information, "Restored {Records} changelog records of partitions {Partitions} in {Seconds:0.00} s ({Rate:0} records/s)")]
    public static partial void Restored(ILogger logger, long records, string partitions, double seconds, double rate);

    [LoggerMessage(106, LogLevel.Information, "Restoring: {Records} changelog records read after {Seconds:0.0} s, {Left} partitions left")]
    public static partial void Restoring(ILogger logger, long records, double seconds, int left);

    [LoggerMessage(107, LogLevel.Warning, "Transaction aborted ({Reason}): rewound to the last commit")]
    public static partial void Aborted(ILogger logger, string reason, Exception? exception);

    [LoggerMessage(108, LogLevel.Warning, "Rebuilding producer, consumer and state ({Reason}), next try in {Seconds:0.0} s")]
    public static partial void Rebuilding(ILogger logger, string reason, double seconds, Exception? exception);

    [LoggerMessage(109, LogLevel.Warning, "The cluster is away: {Reason}")]
    public static partial void ClusterAway(ILogger logger, string reason);

    [LoggerMessage(110, LogLevel.Information, "The cluster is back")]
    public static partial void ClusterBack(ILogger logger);

    [LoggerMessage(111, LogLevel.Warning, "Dead letter: {Topic} [{Partition}] @{Offset}: {Cause} {Detail}")]
    public static partial void DeadLetter(ILogger logger, string topic, int partition, long offset, string cause, string? detail);

    [LoggerMessage(112, LogLevel.Error, "The graph threw {Exception} on {Topic} [{Partition}] @{Offset}, try {Try} of {Tries}")]
    public static partial void Poison(ILogger logger, string exception, string topic, int partition, long offset, int @try, int tries);

    [LoggerMessage(113, LogLevel.Warning, "Consumer error: {Error}")]
    public static partial void ConsumerError(ILogger logger, string error);

    [LoggerMessage(114, LogLevel.Warning, "{Call} did not return within {Seconds:0} s")]
    public static partial void CallHung(ILogger logger, string call, double seconds);

    [LoggerMessage(115, LogLevel.Warning, "Settings of {Topic} could not be read ({Error}); they are not checked")]
    public static partial void SettingsUnread(ILogger logger, string topic, string error);

    [LoggerMessage(116, LogLevel.Warning, "Closing failed: {Error}")]
    public static partial void CloseFailed(ILogger logger, string error);

    [LoggerMessage(117, LogLevel.Information, "Changelog [{Partition}] goes from {Low} to {High}")]
    public static partial void RestoreRange(ILogger logger, int partition, long low, long high);

    [LoggerMessage(118, LogLevel.Information, "Task {Partition} reads on from {Offsets}, where the group stood at {Committed}")]
    public static partial void Starts(ILogger logger, int partition, string offsets, string committed);

    [LoggerMessage(119, LogLevel.Error, "The cluster lost a commit it had acknowledged: {Message}. The inputs are processed again from where the changelog is")]
    public static partial void CommitLost(ILogger logger, string message);

    [LoggerMessage(120, LogLevel.Error, "{Client} {Facility}: {Message}")]
    public static partial void ClientError(ILogger logger, string client, string facility, string message);

    [LoggerMessage(121, LogLevel.Warning, "{Client} {Facility}: {Message}")]
    public static partial void ClientWarning(ILogger logger, string client, string facility, string message);

    [LoggerMessage(122, LogLevel.Debug, "{Client} {Facility}: {Message}")]
    public static partial void ClientDebug(ILogger logger, string client, string facility, string message);

    [LoggerMessage(123, LogLevel.Error, "A transaction that the cluster takes for ended has no marker in the changelog, which can't be read on: {Action} it ([{Partition}] from {From} to {To})")]
    public static partial void EndingHanging(ILogger logger, string action, int partition, long from, long to);

    [LoggerMessage(124, LogLevel.Warning, "The cluster did not tell the group's offsets within {Seconds} s: a transaction may hold them back. The changelog says where to read on")]
    public static partial void OffsetsUnknown(ILogger logger, double seconds);
}
