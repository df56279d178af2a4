using EmotionStream.Verification.Inputs;

namespace EmotionStream.Verification.Measures;

/// <summary>A turn of the customer: a chat message, the audio windows of one span, or both.</summary>
/// <param name="Time">When it was said: the message's time, else the beginning of the span.</param>
/// <param name="First">Its record: the message, else the first window.</param>
/// <param name="WeightedValence">Σ weight × valence.</param>
/// <param name="Weight">Σ weight; 0 when the recogniser abstained.</param>
public sealed record Turn(long Time, InputPosition First, double WeightedValence, double Weight)
{
    public double Valence => Weight == 0 ? 0 : WeightedValence / Weight;
}
