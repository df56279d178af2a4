using System.IO.Hashing;
using System.Runtime.InteropServices;
using EmotionStream.Core.Cues;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Cues;

/// <summary>
/// Reads from a customer's words what they tell beside emotion: moments of truth, complaints, that something had to be said again, and hashes of what is
/// given, so that a second giving is noticed. No word is kept. Not thread-safe.
/// </summary>
public sealed class TextCueReader : ITextCueReader
{
    // Shorter messages come again for good reasons: yes, thank you, the name of a town.
    private const int MinWordsOfContent = 8;
    private readonly PhraseMatcher _phrases;
    private readonly PhraseMatcher _exceptions;
    private readonly ulong _said;
    private readonly ulong _complaint;
    private readonly TokenisedText _tokens = new();
    private readonly IdentifierReader.Taker _take;
    private TextCues _cues;
    private long _seed;

    /// <summary>Makes a reader.</summary>
    /// <param name="taxonomy">The moments to look for.</param>
    public TextCueReader(MomentTaxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        var said = taxonomy.Catalogue.Moments.Count;
        (_said, _complaint) = (1ul << said, 2ul << said);
        _phrases = new PhraseMatcher(
        [
            .. taxonomy.Phrases,
            .. taxonomy.SaidAgain.Select(phrase => phrase with { Label = said }),
            .. ComplaintPhrases.All.Select(phrase => phrase with { Label = said + 1 }),
        ]);
        _exceptions = new PhraseMatcher(taxonomy.Exceptions);
        _take = identifier => _cues.Give(Hash(MemoryMarshal.AsBytes(identifier)));
    }

    /// <inheritdoc/>
    public TextCues Read(CustomerText text, ReadOnlySpan<byte> interaction)
    {
        TextTokeniser.Tokenise(text.Words, _tokens);
        var labels = _phrases.Find(_tokens);
        var moments = labels & ~(_said | _complaint);
        if (moments != 0)
            moments &= ~_exceptions.Find(_tokens);
        _cues = new TextCues { Moments = moments, SaidAgain = (labels & _said) != 0, Complains = (labels & _complaint) != 0 };
        _seed = (long)XxHash3.HashToUInt64(interaction);
        IdentifierReader.Read(text.Words, _take);
        if (_tokens.Words >= MinWordsOfContent)
            _cues.Give(HashContent());
        return _cues;
    }

    private uint HashContent()
    {
        var hash = (ulong)_seed;
        foreach (ref readonly var token in _tokens.Tokens)
            if (token.Kind is TokenKind.Word or TokenKind.Number)
                hash = FeatureHash.Add(hash, token.Hash);
        return (uint)(FeatureHash.Finish(hash) >> 32);
    }

    private uint Hash(ReadOnlySpan<byte> bytes) => (uint)(XxHash3.HashToUInt64(bytes, _seed) >> 32);
}
