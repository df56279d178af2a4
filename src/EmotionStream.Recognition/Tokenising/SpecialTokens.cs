using System.Text.RegularExpressions;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>Tokens that are not words: those put around a text, the one that fills, the one for what is not known, and others of the model's.</summary>
internal sealed class SpecialTokens
{
    private readonly Dictionary<string, int> _ids;
    private readonly Regex? _pattern;

    /// <summary>Makes the set.</summary>
    /// <param name="ids">Special tokens that are taken for what they are when they stand in a text, with their ids.</param>
    public SpecialTokens(IReadOnlyDictionary<string, int> ids)
    {
        _ids = new(ids, StringComparer.Ordinal);
        // The longest first, as an alternation takes the first that fits.
        var alternatives = _ids.Keys.Where(static token => token.Length > 0).OrderByDescending(static token => token.Length).Select(Regex.Escape);
        var pattern = string.Join('|', alternatives);
        if (pattern.Length > 0)
            _pattern = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>Ids before a text.</summary>
    public long[] Before { get; init; } = [];

    /// <summary>Ids after a text.</summary>
    public long[] After { get; init; } = [];

    /// <summary>Id that fills.</summary>
    public int PadId { get; init; }

    /// <summary>Id of what is not known; −1 where there is nothing unknown.</summary>
    public int UnknownId { get; init; } = -1;

    /// <summary>Those of some tokens that a vocabulary has, with their ids.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="ids">The vocabulary.</param>
    public static IReadOnlyDictionary<string, int> Known(IEnumerable<string> tokens, IReadOnlyDictionary<string, int> ids) =>
        tokens.Where(ids.ContainsKey).Distinct(StringComparer.Ordinal).ToDictionary(static token => token, token => ids[token], StringComparer.Ordinal);

    /// <summary>Whether a token is one of those taken for what they are.</summary>
    /// <param name="token">A token.</param>
    public bool Contains(string token) => _ids.ContainsKey(token);

    /// <summary>Cuts a text at its special tokens.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Pieces in order; with an id for a special token.</returns>
    public IEnumerable<(int Start, int Length, int? Special)> Split(string text)
    {
        var at = 0;
        for (var match = _pattern?.Match(text); match is { Success: true }; match = match.NextMatch())
        {
            if (match.Index > at)
                yield return (at, match.Index - at, null);
            yield return (match.Index, match.Length, _ids[match.Value]);
            at = match.Index + match.Length;
        }

        if (at < text.Length)
            yield return (at, text.Length - at, null);
    }
}
