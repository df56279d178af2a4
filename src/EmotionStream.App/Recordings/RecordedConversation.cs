namespace EmotionStream.App.Recordings;

/// <summary>A recorded conversation, as records in order of time from <c>started</c> to <c>ended</c> and <c>survey</c>.</summary>
/// <param name="Id">The interaction id.</param>
/// <param name="Start">Event time of the first record, where the recording has one.</param>
/// <param name="Records">The records in order of time.</param>
internal sealed record RecordedConversation(string Id, DateTimeOffset? Start, IReadOnlyList<RecordedRecord> Records)
{
    /// <summary>From the first record to the last.</summary>
    public TimeSpan Length => Records[^1].At;
}
