using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Hosting;

/// <summary>Every log message of the executable, with its event id. None carries words of a customer, nor a customer's or an interaction's id.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "EmotionStream {Version}, librdkafka {Librdkafka}, .NET {Runtime}")]
    public static partial void Versions(this ILogger logger, string version, string librdkafka, string runtime);

    [LoggerMessage(EventId = 101, Level = LogLevel.Information, Message = "Text model {Text}; voice model {Voice}; {Rules} rules in force")]
    public static partial void Models(this ILogger logger, string text, string voice, int rules);

    [LoggerMessage(EventId = 102, Level = LogLevel.Information, Message = "{Workers} workers of '{Application}', {Guarantee}, on {Bootstrap}")]
    public static partial void Workers(this ILogger logger, int workers, string application, ProcessingGuarantee guarantee, string bootstrap);

    [LoggerMessage(EventId = 103, Level = LogLevel.Information, Message = "Stopping: committing what is done and leaving the group")]
    public static partial void Stopping(this ILogger logger);

    [LoggerMessage(EventId = 104, Level = LogLevel.Warning,
        Message = "Listening on {Address}, which is not loopback: nothing here asks who is calling, so let only your Prometheus and your probes reach it")]
    public static partial void NotLoopback(this ILogger logger, string address);

    [LoggerMessage(EventId = 110, Level = LogLevel.Information, Message = "Worker {Worker} is {State} ({Reason})")]
    public static partial void WorkerIs(this ILogger logger, int worker, WorkerState state, string reason);

    [LoggerMessage(EventId = 111, Level = LogLevel.Critical, Message = "Worker {Worker} stopped by a fault")]
    public static partial void WorkerFault(this ILogger logger, int worker, Exception fault);

    [LoggerMessage(EventId = 120, Level = LogLevel.Warning, Message = "Reading back the output topics: {Reason}")]
    public static partial void StateReaderTrouble(this ILogger logger, string reason);

    [LoggerMessage(EventId = 121, Level = LogLevel.Warning, Message = "A record on an output topic is not of this version's contract and is not shown")]
    public static partial void StateRecordUnreadable(this ILogger logger);
}
