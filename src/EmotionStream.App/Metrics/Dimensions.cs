namespace EmotionStream.App.Metrics;

/// <summary>The label values by which outcomes are told apart, bounded.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Language">The language.</param>
internal readonly record struct Dimensions(string Queue, string Channel, string Language);
