namespace EmotionStream.Kafka.Worker;

/// <summary>The calls a transaction is made of.</summary>
internal enum TransactionStep : byte
{
    Initialise,
    Begin,
    Produce,
    Flush,
    SendOffsets,
    Commit,
    Abort,
}
