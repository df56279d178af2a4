namespace EmotionStream.Recognition.Voice.Training;

/// <summary>How a voice model is trained.</summary>
public sealed record VoiceTrainingOptions
{
    /// <summary>Whether it compares a caller with themselves.</summary>
    public bool ComparesCaller { get; init; } = true;

    /// <summary>Trees a question.</summary>
    public int Trees { get; init; } = 400;

    /// <summary>Most leaves of a tree.</summary>
    public int Leaves { get; init; } = 12;

    /// <summary>Windows that a leaf needs at least.</summary>
    public int LeastExamplesPerLeaf { get; init; } = 100;

    /// <summary>Share of each tree that is added.</summary>
    public double LearningRate { get; init; } = 0.0075;

    /// <summary>Share of the features that a tree may use.</summary>
    public double FeatureFraction { get; init; } = 0.2;

    /// <summary>Seed of all randomness.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads; the result does not depend on their number.</summary>
    public int Threads { get; init; } = 1;
}
