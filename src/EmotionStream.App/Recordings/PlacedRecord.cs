namespace EmotionStream.App.Recordings;

/// <summary>A recorded record with its place on the common time line of a recording.</summary>
/// <param name="InteractionId">Its interaction.</param>
/// <param name="Time">When it happened, on the recording's clock.</param>
/// <param name="Record">The record.</param>
internal readonly record struct PlacedRecord(string InteractionId, DateTimeOffset Time, RecordedRecord Record);
