namespace EmotionStream.Recognition.Causes;

/// <summary>Splits a text into words.</summary>
internal static class CauseWords
{
    /// <summary>Splits a text.</summary>
    /// <param name="text">The text, redacted.</param>
    /// <param name="words">Receives the words.</param>
    public static void Split(string text, List<CauseWord> words)
    {
        words.Clear();
        var (afterBreak, sentenceStart) = (true, true);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsLetter(text[at]))
            {
                var end = EndOfWord(text, at);
                var word = WithApostrophe(text, at, ref end);
                Add(word, afterBreak, sentenceStart, words);
                (afterBreak, sentenceStart, at) = (false, false, end);
                continue;
            }

            // Two kinds of placeholders: ours, [card], and those of corpora, #EMAIL#.
            var close = text[at] switch { '[' => ']', '#' => '#', _ => '\0' };
            if (close != '\0' && text.IndexOf(close, at + 1) is var closed and > 0 && text.AsSpan(at + 1, closed - at - 1).IndexOfAnyExcept(PlaceholderCharacters) < 0)
                at = closed;
            if (text[at] is not (' ' or '\t' or '\'' or '’' or '-'))
                afterBreak = true;
            if (text[at] is '.' or '!' or '?' or '\n' or '\r' or '…' or '"' or '«' or ':' or '-')
                sentenceStart = true;
            at++;
        }
    }

    private static readonly System.Buffers.SearchValues<char> PlaceholderCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    // "l'abonnement" is two words, "don't" is one, "customer's" is the first of two.
    private static string WithApostrophe(string text, int at, ref int end)
    {
        var word = text[at..end];
        if (end + 1 >= text.Length || text[end] is not ('\'' or '’') || !char.IsLetter(text[end + 1]))
            return word;
        if (word.Length <= 2 || Elided.Contains(word))
        {
            end++;
            return word + '\'';
        }

        var rest = end + 1;
        end = EndOfWord(text, rest);
        return text[rest..end] is "s" or "S" ? word : $"{word}'{text[rest..end]}";
    }

    private static readonly HashSet<string> Elided = new(["qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"], StringComparer.OrdinalIgnoreCase);

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '-' && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
            at++;
        return at;
    }

    private static void Add(string word, bool afterBreak, bool sentenceStart, List<CauseWord> words)
    {
        var capital = !sentenceStart && char.IsUpper(word[0]) && word.Any(char.IsLower);
        words.Add(new(word.ToLowerInvariant(), afterBreak, capital));
    }
}
