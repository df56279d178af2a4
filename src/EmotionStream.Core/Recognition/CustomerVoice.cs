using EmotionStream.Core.Records;

namespace EmotionStream.Core.Recognition;

/// <summary>The acoustic features of a window of a customer's voice: the only thing a voice recogniser accepts.</summary>
public readonly ref struct CustomerVoice
{
    private CustomerVoice(ReadOnlySpan<float> features, int windowMs)
    {
        Features = features;
        WindowMs = windowMs;
    }

    /// <summary>Feature values in the order of <see cref="AudioFeatureSet.Names"/>; NaN where the record had none.</summary>
    public ReadOnlySpan<float> Features { get; }

    /// <summary>Length of the window in milliseconds.</summary>
    public int WindowMs { get; }

    /// <summary>Makes a customer's voice when the speaker is the customer.</summary>
    /// <param name="speaker">Whose channel it is.</param>
    /// <param name="features">Values in the order of <see cref="AudioFeatureSet.Names"/>.</param>
    /// <param name="windowMs">Length of the window in milliseconds.</param>
    /// <param name="voice">The customer's voice.</param>
    /// <returns>False for an agent or a bot.</returns>
    public static bool TryCreate(Speaker speaker, ReadOnlySpan<float> features, int windowMs, out CustomerVoice voice)
    {
        voice = speaker == Speaker.Customer ? new CustomerVoice(features, windowMs) : default;
        return speaker == Speaker.Customer;
    }
}
