using EmotionStream.Core.Moments;

namespace EmotionStream.Recognition.Cues;

/// <summary>A moment with its phrases, as a file gives it.</summary>
/// <param name="Moment">The moment.</param>
/// <param name="Phrases">What tells of it.</param>
/// <param name="Exceptions">What looks like it and is something else: where one is said, the moment is not seen in that text.</param>
internal sealed record MomentEntry(Moment Moment, IReadOnlyList<string> Phrases, IReadOnlyList<string> Exceptions);
