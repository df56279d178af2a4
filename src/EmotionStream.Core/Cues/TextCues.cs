namespace EmotionStream.Core.Cues;

/// <summary>What one text of a customer tells beside emotion: read once, where texts are scored, and carried in the record. The words themselves are not in it.</summary>
public struct TextCues
{
    /// <summary>A bit for each moment of truth, by its place in the catalogue.</summary>
    public ulong Moments;

    /// <summary>Hashes of what was given; the first <see cref="GivenCount"/> count.</summary>
    public GivenValues Given;

    /// <summary>How many values were given.</summary>
    public byte GivenCount;

    /// <summary>Whether the customer says that this was said or done before.</summary>
    public bool SaidAgain;

    /// <summary>Whether the customer complains in so many words.</summary>
    public bool Complains;

    /// <summary>Whether there is anything.</summary>
    public readonly bool Any => Moments != 0 || SaidAgain || Complains || GivenCount > 0;

    /// <summary>Adds the hash of a value given, once.</summary>
    /// <param name="value">The hash.</param>
    public void Give(uint value)
    {
        ReadOnlySpan<uint> given = Given;
        if (GivenCount < GivenValues.Capacity && !given[..GivenCount].Contains(value))
            Given[GivenCount++] = value;
    }
}
