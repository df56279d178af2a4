using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Recognition.Causes;

/// <summary>
/// Finds what a customer's words are about, in English and French: words that carry meaning, alone and two or three in a row ("delivery slot", "frais de port"). Left out are words of
/// feeling and courtesy, numbers, placeholders, and what is written with a capital within a sentence, which is mostly somebody's name. Not thread-safe.
/// </summary>
public sealed class KeyPhraseReader : IKeyPhraseReader
{
    /// <summary>The most phrases of one text; what follows in it is left out.</summary>
    public const int Most = 32;

    private const int MostWords = 3;
    private readonly CauseLanguage[] _languages = [CauseLanguage.English(), CauseLanguage.French()];
    private readonly List<CauseWord> _words = [];
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Read(string redacted, string? language, List<KeyPhrase> phrases)
    {
        ArgumentNullException.ThrowIfNull(redacted);
        ArgumentNullException.ThrowIfNull(phrases);
        phrases.Clear();
        CauseWords.Split(redacted, _words);
        if (LanguageOf(language) is not { } known)
            return null;
        _stems.Clear();
        for (var first = 0; first < _words.Count && phrases.Count < Most; first++)
            Grow(known, first, phrases);
        return known.Code;
    }

    // From one meaningful word on: with the next ones of its run, linking words between them, until there are three.
    private void Grow(CauseLanguage language, int first, List<KeyPhrase> phrases)
    {
        var (stem, text, meaningful) = ("", "", 0);
        for (var at = first; at < _words.Count && meaningful < MostWords && phrases.Count < Most; at++)
        {
            var word = _words[at];
            if (at > first && word.AfterBreak)
                return;
            text = text.Length == 0 ? word.Text : text + (text[^1] is '\'' or '’' ? "" : " ") + word.Text;
            if (!language.IsMeaningful(word))
            {
                if (meaningful == 0 || !language.Links(word.Text))
                    return;
                continue;
            }

            stem = stem.Length == 0 ? language.StemOf(word.Text) : stem + " " + language.StemOf(word.Text);
            meaningful++;
            if (_stems.Add(stem))
                phrases.Add(new(stem, text));
        }
    }

    private CauseLanguage? LanguageOf(string? tag)
    {
        if (tag is { Length: > 0 })
            return Array.Find(_languages, language => tag.StartsWith(language.Code, StringComparison.OrdinalIgnoreCase) && (tag.Length == 2 || tag[2] == '-'));

        // Unknown: the one whose small words the text has more of, if it has any.
        var hits = Array.ConvertAll(_languages, language => _words.Count(word => language.IsStopWord(word.Text)));
        return hits[0] == hits[1] ? null : _languages[hits[0] > hits[1] ? 0 : 1];
    }
}
