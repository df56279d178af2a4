namespace EmotionStream.App.Telephony;

/// <summary>Takes the records of calls.</summary>
internal interface ICallSink
{
    /// <summary>Takes a record; completes when there was room for it, which holds back the stream it came from.</summary>
    /// <param name="record">The record.</param>
    /// <param name="received">When the message it came of was received, a timestamp of the clock of latencies.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    ValueTask SendAsync(CallRecord record, long received, CancellationToken cancellation);
}
