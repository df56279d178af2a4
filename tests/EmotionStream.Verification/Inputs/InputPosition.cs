using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Inputs;

/// <summary>Where an input record stands.</summary>
public readonly record struct InputPosition(Source Source, int Partition, long Offset)
{
    public override string ToString() => $"{Source}[{Partition}]@{Offset}";
}
