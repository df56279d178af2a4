using EmotionStream.Core.Records;

namespace EmotionStream.App.Recordings;

/// <summary>One record of a recorded conversation, before it is given an interaction and a time.</summary>
/// <param name="At">Time from the start of the conversation.</param>
/// <param name="Topic">The input topic.</param>
/// <param name="Fields">The other fields: a UTF-8 JSON object with at least one.</param>
internal sealed record RecordedRecord(TimeSpan At, InputSource Topic, byte[] Fields);
