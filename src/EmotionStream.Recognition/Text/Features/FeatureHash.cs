using System.Runtime.CompilerServices;

namespace EmotionStream.Recognition.Text.Features;

/// <summary>64-bit hashes that name the features: part of the model file's format, so a change needs a new format version.</summary>
internal static class FeatureHash
{
    private const ulong Prime = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Hash of nothing, to start from; a family of features has its own.</summary>
    /// <param name="family">Number of the family.</param>
    public static ulong Seed(byte family) => (family + 1UL) * 0xD6E8_FEB8_6659_FD93;

    /// <summary>Adds a character or a part to a hash.</summary>
    /// <param name="hash">The hash so far.</param>
    /// <param name="part">What to add.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong hash, ulong part) => (ulong.RotateLeft(hash, 23) ^ part) * Prime;

    /// <summary>Spreads a hash over all its bits (the finaliser of MurmurHash3).</summary>
    /// <param name="hash">The hash.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53;
        return hash ^ (hash >> 33);
    }

    /// <summary>Hash of a token with its accents folded.</summary>
    /// <param name="characters">Its characters, lower case.</param>
    public static ulong OfToken(ReadOnlySpan<char> characters)
    {
        var hash = Seed(0);
        foreach (var c in characters)
            hash = Add(hash, Accents.Fold(c));
        return Finish(hash);
    }

    /// <summary>Hash of a token as it stands, and of its kind.</summary>
    /// <param name="characters">Its characters, lower case.</param>
    /// <param name="kind">Its kind.</param>
    public static ulong OfExact(ReadOnlySpan<char> characters, TokenKind kind)
    {
        var hash = Seed((byte)kind);
        foreach (var c in characters)
            hash = Add(hash, c);
        return Finish(hash);
    }
}
