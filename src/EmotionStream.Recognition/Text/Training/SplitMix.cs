namespace EmotionStream.Recognition.Text.Training;

/// <summary>A small generator that starts in a nanosecond (SplitMix64, Steele et al. 2014): each text of each batch has its own.</summary>
internal struct SplitMix
{
    private ulong _state;

    /// <summary>Starts a generator.</summary>
    /// <param name="seed">Seed of the batch.</param>
    /// <param name="number">Number of the text in the batch.</param>
    public static SplitMix Start(int seed, int number) => new() { _state = ((ulong)(uint)seed << 32) | (uint)number };

    /// <summary>The next number in [0, 1).</summary>
    public float NextSingle()
    {
        var z = _state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return ((z ^ (z >> 31)) >> 40) * (1f / (1 << 24));
    }
}
