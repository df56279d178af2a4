using EmotionStream.Core.Records;

namespace EmotionStream.Audio.Features;

/// <summary>The functionals of one stretch of one speaker's sound.</summary>
/// <param name="Start">Where it begins, from the first sample.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Values">Values in the order of <see cref="AudioFeatureSet.Names"/>; NaN where a feature does not exist.</param>
public sealed record FeatureWindow(TimeSpan Start, TimeSpan End, float[] Values)
{
    /// <summary>The value of a feature; NaN where it does not exist.</summary>
    /// <param name="feature">Which.</param>
    public float this[AudioFeature feature] => Values[(int)feature];
}
