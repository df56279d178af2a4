using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Erasure;

/// <summary>What is left of an id that was erased.</summary>
internal struct ErasureMark : IKeyedState<ErasureMark>
{
    /// <summary>What happened up to then is left out, milliseconds since the Unix epoch, UTC.</summary>
    public long ErasedAt;

    /// <summary>When the mark itself goes: nothing older can come any more.</summary>
    public long Until;

    /// <inheritdoc/>
    public readonly void CopyTo(ref ErasureMark copy) => copy = this;
}
