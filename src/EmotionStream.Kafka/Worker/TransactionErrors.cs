using Confluent.Kafka;

namespace EmotionStream.Kafka.Worker;

/// <summary>The one place that decides what a failed transactional call means.</summary>
internal static class TransactionErrors
{
    /// <summary>Classifies a failure.</summary>
    /// <param name="failure">What the call threw.</param>
    /// <param name="step">The call.</param>
    public static Remedy Classify(Exception failure, TransactionStep step) => failure switch
    {
        KafkaException { Error.Code: ErrorCode.Local_QueueFull } => Remedy.WaitForQueue,

        // The transaction is in error already, which a later call would say; if that error is fatal, the abort will say so.
        KafkaException { Error: { Code: ErrorCode.Local_State, IsFatal: false } } when step == TransactionStep.Produce => Remedy.Abort,
        KafkaException e when ClusterRefusal.Is(e.Error.Code) => Remedy.Stop,
        KafkaException { Error.IsFatal: true } => Remedy.Rebuild,
        KafkaException e when IsFenced(e.Error.Code) => Remedy.Rebuild,
        KafkaRetriableException => Remedy.RetryCall,

        // A commit that failed may still have been delivered (librdkafka issue 4558): its outcome is unknown, so nothing may be concluded from it.
        KafkaTxnRequiresAbortException when step == TransactionStep.Commit => Remedy.Rebuild,
        KafkaTxnRequiresAbortException => Remedy.Abort,
        _ => Remedy.Rebuild,
    };

    /// <summary>Whether another producer with the same transactional id has taken over, or the broker gave the transaction up.</summary>
    /// <param name="code">The error.</param>
    public static bool IsFenced(ErrorCode code) =>
        code is ErrorCode.Local_Fenced or ErrorCode.ProducerFenced or ErrorCode.InvalidProducerEpoch;
}
