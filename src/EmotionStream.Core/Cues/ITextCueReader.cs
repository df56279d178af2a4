using EmotionStream.Core.Recognition;

namespace EmotionStream.Core.Cues;

/// <summary>Reads cues from customers' words. Implementations need not be thread-safe: a worker owns its own.</summary>
public interface ITextCueReader
{
    /// <summary>Reads one text. It never throws for a text.</summary>
    /// <param name="text">A customer's words.</param>
    /// <param name="interaction">The interaction id as UTF-8: what is hashed is hashed with it, so that hashes of two interactions can't be compared.</param>
    TextCues Read(CustomerText text, ReadOnlySpan<byte> interaction);
}
