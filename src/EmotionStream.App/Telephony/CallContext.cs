namespace EmotionStream.App.Telephony;

/// <summary>What all streams share.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Calls">The interactions with a stream.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="Time">The clock.</param>
internal sealed record CallContext(CallSettings Settings, OpenCalls Calls, CallMetrics Metrics, TimeProvider Time);
