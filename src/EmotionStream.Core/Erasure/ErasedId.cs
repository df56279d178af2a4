namespace EmotionStream.Core.Erasure;

/// <summary>What an erased id was the id of.</summary>
internal enum ErasedId : byte
{
    /// <summary>A customer.</summary>
    Customer = (byte)'c',

    /// <summary>An interaction.</summary>
    Interaction = (byte)'i',
}
