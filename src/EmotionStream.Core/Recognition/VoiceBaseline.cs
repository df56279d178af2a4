namespace EmotionStream.Core.Recognition;

/// <summary>
/// The caller's running baseline: count, mean and sum of squared deviations (Welford 1962) of loudness, pitch and rate over
/// this caller's windows so far. Causal, O(1), kept in the interaction's state and changelog.
/// </summary>
public sealed class VoiceBaseline
{
    /// <summary>How many features have a baseline: loudness, pitch, voiced rate.</summary>
    public const int Features = 3;

    /// <summary>Windows seen, by feature (a window without pitch does not count for pitch).</summary>
    public readonly int[] Count = new int[Features];

    /// <summary>Running means.</summary>
    public readonly float[] Mean = new float[Features];

    /// <summary>Running sums of squared deviations.</summary>
    public readonly float[] M2 = new float[Features];

    /// <summary>Adds one observation of a feature.</summary>
    /// <param name="feature">0 loudness, 1 pitch, 2 voiced rate.</param>
    /// <param name="value">The observation, finite.</param>
    public void Observe(int feature, float value)
    {
        var n = ++Count[feature];
        var delta = value - Mean[feature];
        Mean[feature] += delta / n;
        M2[feature] += delta * (value - Mean[feature]);
    }

    /// <summary>Copies the baseline, for the undo log.</summary>
    public VoiceBaseline Clone()
    {
        var copy = new VoiceBaseline();
        Count.CopyTo(copy.Count, 0);
        Mean.CopyTo(copy.Mean, 0);
        M2.CopyTo(copy.M2, 0);
        return copy;
    }
}
