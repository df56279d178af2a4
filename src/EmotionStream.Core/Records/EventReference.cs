namespace EmotionStream.Core.Records;

/// <summary>Points to the input record a number comes from. The partition is the task's, so topic and offset are enough.</summary>
/// <param name="Time">Event time, milliseconds since the Unix epoch, UTC.</param>
/// <param name="Source">The topic.</param>
/// <param name="Offset">The offset in the task's partition of that topic.</param>
public readonly record struct EventReference(long Time, InputSource Source, long Offset);
