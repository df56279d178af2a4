using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Cues;

/// <summary>
/// A phrase to look for, written as its words: <c>a|b</c> either, <c>perd*</c> a beginning, <c>my?</c> may be left out, <c>...</c> up to
/// <see cref="Gap"/> words between; <see cref="PhraseTerm.Number"/> and <see cref="PhraseTerm.Amount"/> stand for what they say. Case and accents do not matter. A phrase stays within a
/// sentence.
/// </summary>
/// <param name="Label">What is found with it.</param>
/// <param name="Terms">Its places.</param>
internal sealed record Phrase(int Label, IReadOnlyList<PhraseTerm> Terms)
{
    /// <summary>Words that <c>...</c> stands for, at most.</summary>
    public const int Gap = 4;

    /// <summary>Reads a phrase.</summary>
    /// <param name="label">What is found with it.</param>
    /// <param name="pattern">The phrase as written.</param>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static Phrase Parse(int label, string pattern)
    {
        var terms = new List<PhraseTerm>();
        var gap = 0;
        foreach (var part in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part == "...")
            {
                gap = Gap;
                continue;
            }

            foreach (var term in ParseTerm(pattern, part, gap))
            {
                terms.Add(term);
                gap = 0;
            }
        }

        if (terms.Count == 0 || terms[0].IsOptional || terms[0].MaxGap > 0 || gap > 0 || terms.TrueForAll(term => term.IsOptional))
            throw new FormatException($"The phrase '{pattern}' must begin and end with a word that has to be there.");
        return new Phrase(label, terms);
    }

    private static List<PhraseTerm> ParseTerm(string pattern, string part, int gap)
    {
        var optional = part.EndsWith('?');
        var words = new List<ulong>();
        var prefixes = new List<string>();
        var alternatives = (optional ? part[..^1] : part).Split('|');
        foreach (var alternative in alternatives)
        {
            if (alternative is PhraseTerm.Number or PhraseTerm.Amount)
            {
                words.Add(FeatureHash.OfToken(alternative));
                if (alternative == PhraseTerm.Amount)
                    words.AddRange(PhraseTerm.Currencies);
                continue;
            }

            if (alternative.EndsWith('*'))
            {
                if (alternative.Length - 1 < PhraseTerm.MinPrefix || !alternative[..^1].All(char.IsLetter))
                    throw new FormatException($"'{alternative}' in the phrase '{pattern}': a beginning has at least {PhraseTerm.MinPrefix} letters.");
                prefixes.Add(PhraseTerm.Fold(alternative.AsSpan(0, alternative.Length - 1)));
                continue;
            }

            // j' is a word only before another: so it is read before one.
            var isElided = alternative.EndsWith('\'');
            var tokens = new TokenisedText();
            TextTokeniser.Tokenise(isElided ? alternative + "a" : alternative, tokens);
            if (tokens.Count == 0 || tokens.Tokens.ToArray().Any(token => token.Kind is not (TokenKind.Word or TokenKind.Number)))
                throw new FormatException($"'{alternative}' in the phrase '{pattern}' is not a word.");
            if (tokens.Count == 1 || (isElided && tokens.Count == 2))
                words.Add(tokens.Tokens[0].Hash);
            else if (alternatives.Length == 1)
                // French elides: l'ai is two words.
                return [.. tokens.Tokens.ToArray().Select((token, place) => new PhraseTerm([token.Hash], [], optional, place == 0 ? gap : 0))];
            else
                throw new FormatException($"'{alternative}' in the phrase '{pattern}' is two words: write it in a phrase of its own.");
        }

        return [new PhraseTerm(words, prefixes, optional, gap)];
    }
}
