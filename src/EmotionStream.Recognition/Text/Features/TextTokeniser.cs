using System.Globalization;

namespace EmotionStream.Recognition.Text.Features;

/// <summary>
/// Splits a text into normalised tokens: lower case, masked digits, names, links and mentions, elongations cut to two letters, emoticons and
/// emoji as tokens of their own.
/// </summary>
internal static class TextTokeniser
{
    private const int MaxRepeats = 2;
    private const int MaxDigits = 5;
    private const int MaxMarks = 3;

    /// <summary>Tokenises the first <see cref="TokenisedText.MaxCharacters"/> characters of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="into">Receives the tokens; what it held is forgotten.</param>
    public static void Tokenise(ReadOnlySpan<char> text, TokenisedText into)
    {
        into.Clear();
        if (text.Length > TokenisedText.MaxCharacters)
            text = text[..TokenisedText.MaxCharacters];
        var position = 0;
        while (position < text.Length)
        {
            var rest = text[position..];
            var c = rest[0];
            position += char.IsWhiteSpace(c) || char.IsControl(c) ? 1
                : IsLetter(c) ? ReadWord(rest, into)
                : char.IsDigit(c) ? ReadNumber(rest, into)
                : char.IsSurrogate(c) ? ReadSurrogates(rest, into)
                : ReadMarks(rest, into);
        }
    }

    private static bool IsLetter(char c) =>
        char.IsAsciiLetter(c) || (c > 127 && !char.IsSurrogate(c) && (char.IsLetter(c) || IsCombining(c)));

    private static bool IsCombining(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && c is not ('\uFE0F' or '\uFE0E');

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    private static int ReadWord(ReadOnlySpan<char> text, TokenisedText into)
    {
        if (IsLink(text))
            return ReadPlaceholder(text, into, '~', static c => !char.IsWhiteSpace(c));

        var start = into.Position;
        int length = 0, letters = 0, capitals = 0, repeats = 0;
        var elongated = false;
        for (; length < text.Length; length++)
        {
            var c = text[length];
            if (IsLetter(c))
            {
                letters++;
                if (char.IsUpper(c))
                    capitals++;
                if (c < 0x250 || c is >= '\u1E00' and <= '\u1EFF')
                    into.LatinLetters++;
                else if (!IsCombining(c))
                    into.OtherLetters++;
                var lower = char.ToLowerInvariant(c);
                repeats = length > 0 && lower == char.ToLowerInvariant(text[length - 1]) ? repeats + 1 : 1;
                if (repeats > MaxRepeats)
                    elongated = true;
                else
                    into.Append(lower);
                continue;
            }

            if (!IsApostrophe(c) || length + 1 >= text.Length || !IsLetter(text[length + 1]))
                break;
            into.Append('\'');
            if (IsElision(text[..length]))
            {
                length++;
                break;
            }
        }

        into.EndToken(start, TokenKind.Word);
        into.Capitals += capitals;
        if (capitals == letters && letters >= 3)
            into.CapitalWords++;
        if (elongated)
            into.Elongations++;
        return length;
    }

    /// <summary>French elides before a vowel: <c>j'</c>, <c>n'</c>, <c>qu'</c>, <c>lorsqu'</c>. One letter or <c>…qu</c>.</summary>
    private static bool IsElision(ReadOnlySpan<char> before) => before.Length == 1 || before.EndsWith("qu", StringComparison.OrdinalIgnoreCase);

    private static bool IsLink(ReadOnlySpan<char> text) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && (text[4..].StartsWith("://", StringComparison.Ordinal) || text[4..].StartsWith("s://", StringComparison.OrdinalIgnoreCase));

    private static int ReadNumber(ReadOnlySpan<char> text, TokenisedText into)
    {
        var start = into.Position;
        var length = 0;
        for (; length < text.Length && char.IsDigit(text[length]); length++)
            if (length < MaxDigits)
                into.Append('0');
        into.EndToken(start, TokenKind.Number);
        return length;
    }

    private static int ReadSurrogates(ReadOnlySpan<char> text, TokenisedText into)
    {
        if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
            return 1;
        var rune = char.ConvertToUtf32(text[0], text[1]);
        if (rune is >= 0x1F3FB and <= 0x1F3FF)
            return 2; // skin tone: says nothing of the feeling
        if (rune is >= 0x20000 and <= 0x3FFFF)
        {
            into.OtherLetters++; // rare ideographs
            return 2;
        }

        var start = into.Position;
        into.Append(text[0]);
        into.Append(text[1]);
        into.EndToken(start, TokenKind.Symbol);
        return 2;
    }

    private static int ReadMarks(ReadOnlySpan<char> text, TokenisedText into)
    {
        var c = text[0];
        if (c is '\uFE0F' or '\uFE0E' or '\u200D' or '\u200B' or '\uFEFF')
            return 1; // joiners and presentation selectors
        if (c == '@' && text.Length > 1 && IsLetter(text[1]))
            return ReadPlaceholder(text, into, '@', static x => x is '@' or '_' || char.IsLetterOrDigit(x));
        var masked = MaskedNameLength(text);
        if (masked > 0)
            return ReadName(masked, into);
        var emoticon = EmoticonLength(text);
        var start = into.Position;
        if (emoticon > 0)
        {
            for (var i = 0; i < emoticon; i++)
                into.Append(char.ToLowerInvariant(text[i]));
            into.EndToken(start, TokenKind.Symbol);
            return emoticon;
        }

        if (c is '!' or '?' or '.' or '…')
            return ReadRun(text, into);
        into.Append(IsApostrophe(c) ? '\'' : c);
        into.EndToken(start, c is ',' or ';' or ':' or '(' or ')' ? TokenKind.Punctuation : TokenKind.Symbol);
        return 1;
    }

    /// <summary>A run of <c>!</c>, <c>?</c> and <c>.</c> is one token: <c>!!!</c> is not three times <c>!</c>.</summary>
    private static int ReadRun(ReadOnlySpan<char> text, TokenisedText into)
    {
        var start = into.Position;
        var length = 0;
        for (; length < text.Length && text[length] is '!' or '?' or '.' or '…'; length++)
            if (length < MaxMarks)
                into.Append(text[length]);
        into.EndToken(start, TokenKind.Punctuation);
        return length;
    }

    private static int ReadPlaceholder(ReadOnlySpan<char> text, TokenisedText into, char mask, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
            length++;
        var start = into.Position;
        into.Append(mask);
        into.EndToken(start, TokenKind.Placeholder);
        return length;
    }

    /// <summary><c>[NAME]</c> and <c>#PRS_ORG#</c>: names that were masked before the text came here.</summary>
    private static int MaskedNameLength(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('[' or '#'))
            return 0;
        var close = text[0] == '[' ? ']' : '#';
        var length = 1;
        while (length < text.Length && (char.IsAsciiLetterUpper(text[length]) || text[length] is '_' || char.IsAsciiDigit(text[length])))
            length++;
        return length > 2 && length < text.Length && text[length] == close ? length + 1 : 0;
    }

    private static int ReadName(int length, TokenisedText into)
    {
        var start = into.Position;
        into.Append('#');
        into.EndToken(start, TokenKind.Placeholder);
        return length;
    }

    private static int EmoticonLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
            return 0;
        if (text[0] == '<' && text[1] == '3')
            return 2;
        if (text[0] is not (':' or ';' or '='))
            return text[0] == '^' && text[1] == '^' ? 2 : 0;
        var mouth = 1;
        while (mouth < text.Length && mouth < 3 && text[mouth] is '-' or '\'' or '^')
            mouth++;
        if (mouth >= text.Length)
            return 0;
        if (text[mouth] is ')' or '(' or '/' or '\\' or '|' or '*' or '@' or '$' or '[' or ']')
            return mouth + 1;
        return text[mouth] is 'D' or 'P' or 'p' or 'o' or 'O' or '3' or 'S' or 's' && (mouth + 1 == text.Length || !char.IsLetterOrDigit(text[mouth + 1]))
            ? mouth + 1
            : 0;
    }
}
