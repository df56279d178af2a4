using EmotionStream.Verification.Inputs;

namespace EmotionStream.Verification.Measures;

/// <summary>A turn of the customer: a chat message, or the audio windows of one span together.</summary>
/// <param name="Time">When it was said; the beginning of its span for sound.</param>
/// <param name="First">Its record, the first of several.</param>
/// <param name="WeightedValence">Σ confidence × valence.</param>
/// <param name="Weight">Σ confidence; 0 when the recogniser abstained.</param>
public sealed record Turn(long Time, InputPosition First, double WeightedValence, double Weight)
{
    public double Valence => Weight == 0 ? 0 : WeightedValence / Weight;
}
