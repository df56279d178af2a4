using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace EmotionStream.Kafka.Native;

/// <summary>
/// The calls of the hot path, made on librdkafka directly through its public, stable C interface, on clients that Confluent.Kafka has built and still
/// owns. Its own <c>Consume</c> and <c>Produce</c> allocate some 250 bytes for a record in and 1,000 for a record out, and pin and marshal what is already
/// in native memory or about to be copied there; that was half of the worker's time.
/// </summary>
internal static unsafe class Librdkafka
{
    /// <summary><c>RD_KAFKA_MSG_F_COPY</c>: the bytes are copied before the call returns.</summary>
    public const int CopyFlag = 0x2;

    /// <summary><c>rd_kafka_produce</c>.</summary>
    public static readonly delegate* unmanaged<nint, int, int, byte*, nuint, byte*, nuint, void*, int> Produce;

    /// <summary><c>rd_kafka_last_error</c>, of the calling thread.</summary>
    public static readonly delegate* unmanaged<int> LastError;

    /// <summary><c>rd_kafka_fatal_error</c>: what a client's fatal error was.</summary>
    public static readonly delegate* unmanaged<nint, byte*, nuint, int> FatalError;

    /// <summary><c>rd_kafka_consumer_poll</c>.</summary>
    public static readonly delegate* unmanaged<nint, int, NativeMessage*> ConsumerPoll;

    /// <summary><c>rd_kafka_queue_get_consumer</c>: the queue that <see cref="ConsumerPoll"/> reads; to be given back to <see cref="QueueDestroy"/>.</summary>
    public static readonly delegate* unmanaged<nint, nint> QueueGetConsumer;

    /// <summary><c>rd_kafka_queue_destroy</c>.</summary>
    public static readonly delegate* unmanaged<nint, void> QueueDestroy;

    /// <summary><c>rd_kafka_consume_batch_queue</c>: waits out its time for a full batch, so it is asked with none, for what is there.</summary>
    public static readonly delegate* unmanaged<nint, int, NativeMessage**, nuint, nint> ConsumeBatch;

    /// <summary><c>rd_kafka_message_destroy</c>.</summary>
    public static readonly delegate* unmanaged<NativeMessage*, void> MessageDestroy;

    /// <summary><c>rd_kafka_topic_new</c>.</summary>
    public static readonly delegate* unmanaged<nint, byte*, nint, nint> TopicNew;

    /// <summary><c>rd_kafka_topic_destroy</c>.</summary>
    public static readonly delegate* unmanaged<nint, void> TopicDestroy;

    /// <summary><c>rd_kafka_topic_name</c>.</summary>
    public static readonly delegate* unmanaged<nint, byte*> TopicName;

#pragma warning disable CA1810 // The order matters: Confluent.Kafka must have loaded the library before it is looked for.
    static Librdkafka()
#pragma warning restore CA1810
    {
        _ = Library.Version;
        using var process = Process.GetCurrentProcess();
        var path = process.Modules.Cast<ProcessModule>().Select(m => m.FileName)
            .FirstOrDefault(f => Path.GetFileName(f).Contains("librdkafka", StringComparison.OrdinalIgnoreCase))
            ?? throw new DllNotFoundException("Confluent.Kafka has loaded no librdkafka.");
        var library = NativeLibrary.Load(path);
        Produce = (delegate* unmanaged<nint, int, int, byte*, nuint, byte*, nuint, void*, int>)NativeLibrary.GetExport(library, "rd_kafka_produce");
        LastError = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "rd_kafka_last_error");
        FatalError = (delegate* unmanaged<nint, byte*, nuint, int>)NativeLibrary.GetExport(library, "rd_kafka_fatal_error");
        ConsumerPoll = (delegate* unmanaged<nint, int, NativeMessage*>)NativeLibrary.GetExport(library, "rd_kafka_consumer_poll");
        QueueGetConsumer = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(library, "rd_kafka_queue_get_consumer");
        QueueDestroy = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "rd_kafka_queue_destroy");
        ConsumeBatch = (delegate* unmanaged<nint, int, NativeMessage**, nuint, nint>)NativeLibrary.GetExport(library, "rd_kafka_consume_batch_queue");
        MessageDestroy = (delegate* unmanaged<NativeMessage*, void>)NativeLibrary.GetExport(library, "rd_kafka_message_destroy");
        TopicNew = (delegate* unmanaged<nint, byte*, nint, nint>)NativeLibrary.GetExport(library, "rd_kafka_topic_new");
        TopicDestroy = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "rd_kafka_topic_destroy");
        TopicName = (delegate* unmanaged<nint, byte*>)NativeLibrary.GetExport(library, "rd_kafka_topic_name");
    }

    /// <summary>An error as Confluent.Kafka would tell it: the fatal error itself where a call only says that there was one.</summary>
    /// <param name="client">The client.</param>
    /// <param name="code">What the call said.</param>
    public static Error ErrorOf(Handle client, ErrorCode code)
    {
        if (code != ErrorCode.Local_Fatal)
            return new Error(code);
        var text = stackalloc byte[512];
        var fatal = (ErrorCode)FatalError(ClientOf(client), text, 512);
        return new Error(fatal, Marshal.PtrToStringUTF8((nint)text), isFatal: true);
    }

    /// <summary>The native client behind a handle; good as long as its owner is.</summary>
    /// <param name="handle">The handle.</param>
    public static nint ClientOf(Handle handle)
    {
        // Confluent.Kafka keeps it internal; its version is pinned, and a test runs every build over it.
        var property = typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            ?? throw new MissingMemberException(nameof(Handle), "LibrdkafkaHandle");
        return ((SafeHandle)property.GetValue(handle)!).DangerousGetHandle();
    }
}
