using System.Reflection;
using System.Text;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace EmotionStream.Recognition.Causes;

/// <summary>What is known of a language: its small words, the words that say nothing of a matter, and what one word and its plural have in common.</summary>
internal sealed class CauseLanguage
{
    private const int LeastLetters = 3;
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private readonly CharArraySet _stopWords;
    private readonly HashSet<string> _unspecific;
    private readonly HashSet<string> _links;
    private readonly Func<char[], int, int> _stem;

    private CauseLanguage(string code, CharArraySet stopWords, string[] links, Func<char[], int, int> stem)
    {
        (Code, _stopWords, _stem) = (code, stopWords, stem);
        _links = new(links, StringComparer.Ordinal);
        _unspecific = ReadUnspecific(code);

        // Their plurals and feminines too.
        _unspecific.UnionWith(_unspecific.Select(StemOf).ToArray());
    }

    /// <summary>Its code, ISO 639-1.</summary>
    public string Code { get; }

    /// <summary>English.</summary>
    public static CauseLanguage English()
    {
        var stemmer = new EnglishMinimalStemmer();
        using var words = IOUtils.GetDecodingReader(typeof(SnowballFilter), "english_stop.txt", Encoding.UTF8);
        return new("en", WordlistLoader.GetSnowballWordSet(words, Version), ["of", "for", "the", "in", "on"], stemmer.Stem);
    }

    /// <summary>French.</summary>
    public static CauseLanguage French()
    {
        var stemmer = new FrenchMinimalStemmer();
        return new("fr", FrenchAnalyzer.DefaultStopSet, ["de", "du", "des", "d'", "la", "le", "les", "l'", "à", "au", "aux", "en"], stemmer.Stem);
    }

    /// <summary>Whether a word is one of the small ones every text has.</summary>
    /// <param name="word">In small letters.</param>
    public bool IsStopWord(string word) => _stopWords.Contains(word);

    /// <summary>Whether a word may stand between two that belong together.</summary>
    /// <param name="word">In small letters.</param>
    public bool Links(string word) => _links.Contains(word);

    /// <summary>Whether a word may say what a text is about.</summary>
    /// <param name="word">The word.</param>
    public bool IsMeaningful(CauseWord word) =>
        word.Text.Length >= LeastLetters && !word.MayBeName && char.IsLetter(word.Text[^1]) && !word.Text.Any(char.IsDigit) && !_stopWords.Contains(word.Text) && !_unspecific.Contains(word.Text)
        && !_unspecific.Contains(StemOf(word.Text)) && !_links.Contains(word.Text);

    /// <summary>A word without its ending.</summary>
    /// <param name="word">In small letters.</param>
    public string StemOf(string word)
    {
        var letters = word.ToCharArray();
        return new(letters, 0, _stem(letters, letters.Length));
    }

    private static HashSet<string> ReadUnspecific(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("EmotionStream.Recognition.Causes.Data.unspecific.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var inside = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.StartsWith('['))
                inside = line == $"[{code}]";
            else if (inside)
                words.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return words;
    }
}
