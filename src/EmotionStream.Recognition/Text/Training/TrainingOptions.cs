namespace EmotionStream.Recognition.Text.Training;

/// <summary>How a text model is trained. The defaults made the shipped model.</summary>
public sealed record TrainingOptions
{
    /// <summary>Size of a row and of the embedding; a multiple of eight.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>How far a text that says little keeps a short embedding: κ of <see cref="Network"/>; 0 divides by √n alone.</summary>
    public float Damping { get; init; } = 0.05f;

    /// <summary>Bits a value of a row in the file: 4, which needs a size that is a multiple of 64, or 8.</summary>
    public int Bits { get; init; } = 4;

    /// <summary>Size of the hidden layer; a multiple of sixteen.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Rows of the feature table; a multiple of eight.</summary>
    public int Rows { get; init; } = 400_000;

    /// <summary>Fewest texts a feature is in to have a row.</summary>
    public int LeastCount { get; init; } = 2;

    /// <summary>Passes over the texts at the full rate before the branches part.</summary>
    public int TrunkEpochs { get; init; } = 2;

    /// <summary>
    /// Models that go on from the trunk, each with another order of the texts and other dropped features; the mean of their weights is the model
    /// (Izmailov et al. 2018, Wortsman et al. 2022).
    /// </summary>
    public int Branches { get; init; } = 8;

    /// <summary>Passes over the texts, of each branch where there are some.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Texts a step.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>Adam's learning rate at the start.</summary>
    public float Rate { get; init; } = 2e-3f;

    /// <summary>Whether the rate falls linearly to zero.</summary>
    public bool FallingRate { get; init; } = true;

    /// <summary>Weight decay of the rows that a step touches, for each unit of the rate.</summary>
    public float RowDecay { get; init; } = 0.5f;

    /// <summary>Share of a text's features left out at random.</summary>
    public float FeatureDropout { get; init; } = 0.3f;

    /// <summary>Seed of all randomness.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads; the result is the same for one number of threads whatever their timing.</summary>
    public int Threads { get; init; } = 1;
}
