namespace EmotionStream.App.Reports;

/// <summary>A contact that may be another one's next.</summary>
/// <param name="StartedAt">When it started, milliseconds since the Unix epoch.</param>
/// <param name="End">Its end; null when no turn was scored.</param>
/// <param name="Remembered">Its remembered score; null when no turn was scored.</param>
internal sealed record NextContact(long StartedAt, double? End, double? Remembered);
