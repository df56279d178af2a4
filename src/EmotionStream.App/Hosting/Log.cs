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
    public static partial void WorkerIs(this ILogger logger, string worker, WorkerState state, string reason);

    [LoggerMessage(EventId = 111, Level = LogLevel.Critical, Message = "Worker {Worker} stopped by a fault")]
    public static partial void WorkerFault(this ILogger logger, string worker, Exception fault);

    [LoggerMessage(EventId = 120, Level = LogLevel.Warning, Message = "Reading back the output topics: {Reason}")]
    public static partial void StateReaderTrouble(this ILogger logger, string reason);

    [LoggerMessage(EventId = 121, Level = LogLevel.Warning, Message = "A record on an output topic is not of this version's contract and is not shown")]
    public static partial void StateRecordUnreadable(this ILogger logger);

    [LoggerMessage(EventId = 130, Level = LogLevel.Warning,
        Message = "Calls come in on {Address} without TLS: let only a proxy that ends TLS reach it, or set Calls:CertificateFile")]
    public static partial void CallsInPlain(this ILogger logger, string address);

    [LoggerMessage(EventId = 131, Level = LogLevel.Warning, Message = "Nobody is asked who sends {Protocol} calls, as {Setting} is not set; only this machine reaches the listener")]
    public static partial void CallsUnauthenticated(this ILogger logger, string protocol, string setting);

    [LoggerMessage(EventId = 132, Level = LogLevel.Information, Message = "Stopping: asking every stream to end")]
    public static partial void CallsStopping(this ILogger logger);

    [LoggerMessage(EventId = 133, Level = LogLevel.Warning, Message = "A {Protocol} connection was turned away ({Reason})")]
    public static partial void CallTurnedAway(this ILogger logger, string protocol, string reason);

    [LoggerMessage(EventId = 134, Level = LogLevel.Warning, Message = "A {Protocol} stream was ended ({Kind}): {Problem}")]
    public static partial void CallRefused(this ILogger logger, string protocol, string kind, string problem);

    [LoggerMessage(EventId = 135, Level = LogLevel.Error, Message = "A {Protocol} stream was ended by a fault")]
    public static partial void CallFault(this ILogger logger, string protocol, Exception fault);

    [LoggerMessage(EventId = 150, Level = LogLevel.Warning, Message = "Reading the topics for the page: {Reason}")]
    public static partial void PageReaderTrouble(this ILogger logger, string reason);

    [LoggerMessage(EventId = 151, Level = LogLevel.Warning, Message = "A record is not of this version's contract and is not shown on the page")]
    public static partial void PageRecordUnreadable(this ILogger logger);

    [LoggerMessage(EventId = 152, Level = LogLevel.Error, Message = "What somebody did about an alert was not delivered to {Topic}: {Reason}")]
    public static partial void AlertActionUndelivered(this ILogger logger, string topic, string reason);

    [LoggerMessage(EventId = 153, Level = LogLevel.Information, Message = "The page listens on {Address}; who comes is asked for: {How}")]
    public static partial void PageListens(this ILogger logger, string address, string how);

    [LoggerMessage(EventId = 154, Level = LogLevel.Warning,
        Message = "The page is reached on {Address} without TLS: let only a proxy that ends TLS reach it (and set Page:PublicUrl), or set Page:CertificateFile")]
    public static partial void PageInPlain(this ILogger logger, string address);

    [LoggerMessage(EventId = 136, Level = LogLevel.Error, Message = "A record of a call was not delivered to {Topic}: {Reason}")]
    public static partial void CallRecordUndelivered(this ILogger logger, string topic, string reason);

    [LoggerMessage(EventId = 140, Level = LogLevel.Information, Message = "Notifying {Webhooks} webhooks of alerts on {Topic}, as group {Group}")]
    public static partial void NotifyStarted(this ILogger logger, int webhooks, string topic, string group);

    [LoggerMessage(EventId = 141, Level = LogLevel.Information, Message = "Reading {Partitions} partitions")]
    public static partial void NotifyAssigned(this ILogger logger, int partitions);

    [LoggerMessage(EventId = 142, Level = LogLevel.Warning, Message = "Reading the alerts: {Reason}")]
    public static partial void NotifyTrouble(this ILogger logger, string reason);

    [LoggerMessage(EventId = 143, Level = LogLevel.Error, Message = "A notification to {Webhook} was {Result} ({Detail}) and is a dead letter")]
    public static partial void NotifyGivenUp(this ILogger logger, string webhook, string result, string detail);

    [LoggerMessage(EventId = 144, Level = LogLevel.Error, Message = "A dead letter was not taken by Kafka: {Reason}; trying again")]
    public static partial void NotifyDeadLetterUndelivered(this ILogger logger, string reason);

    [LoggerMessage(EventId = 145, Level = LogLevel.Warning, Message = "A record of the alerts is not of this version's contract and is a dead letter")]
    public static partial void NotifyUnreadable(this ILogger logger);
}
