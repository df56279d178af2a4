using EmotionStream.Core.Moments;

namespace EmotionStream.Recognition.Repeats;

/// <summary>A closed interaction of a known customer.</summary>
/// <param name="Interaction">The interaction id.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Matter">What it was about.</param>
/// <param name="Started">When it started, milliseconds since the Unix epoch.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="EffortScore">Its effort score.</param>
/// <param name="Features">What it tells, a value for each <see cref="Core.Repeats.RepeatFeature"/>.</param>
public sealed record CustomerContact(string Interaction, string Customer, Matter Matter, long Started, long Ended, double EffortScore, double[] Features);
