namespace EmotionStream.Core.Recognition;

/// <summary>
/// The caller's running baseline: count, mean and sum of squared deviations (Welford 1962) of acoustic features over this caller's windows so far. Causal,
/// O(1), kept in the interaction's state and changelog. The first <see cref="Essential"/> features are loudness, pitch and voiced rate; what follows is the recogniser's affair.
/// </summary>
public sealed class VoiceBaseline
{
    /// <summary>How many features may have a baseline.</summary>
    public const int Features = 19;

    /// <summary>How many the recogniser that needs no training keeps: loudness, pitch, voiced rate.</summary>
    public const int Essential = 3;

    /// <summary>Windows seen, by feature (a window without pitch does not count for pitch).</summary>
    public readonly int[] Count = new int[Features];

    /// <summary>Running means.</summary>
    public readonly float[] Mean = new float[Features];

    /// <summary>Running sums of squared deviations.</summary>
    public readonly float[] M2 = new float[Features];

    /// <summary>How many of the features, from the first on, something is known of; <see cref="Essential"/> at least.</summary>
    public int Known => Math.Max(Essential, Count.AsSpan().LastIndexOfAnyExcept(0) + 1);

    /// <summary>Adds one observation of a feature.</summary>
    /// <param name="feature">Which, the first being 0.</param>
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
