namespace EmotionStream.Kafka.Worker;

/// <summary>The transaction under way must be aborted and its records read again.</summary>
internal sealed class TransactionAbortException(string reason, Exception? inner) : Exception(reason, inner);
