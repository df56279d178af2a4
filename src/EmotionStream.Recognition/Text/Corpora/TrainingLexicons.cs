using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>
/// The polarity lexicons as training material for the sentiment output: each word is a text of its own, and a text's score by rule is a share of its
/// target. They name thousands of words that the labelled sets have too rarely to learn from. VADER is MIT, AFINN MIT, Pattern in the public domain.
/// </summary>
internal sealed class TrainingLexicons
{
    /// <summary>Pattern's adjectives run to ±1 where VADER's strongest words come to about ±0.7.</summary>
    private const double PatternScale = 0.6;

    /// <summary>Words of less polarity say nothing.</summary>
    private const double LeastPolarity = 0.06;

    private readonly VaderLexicon _english;
    private readonly VaderLexicon _french;
    private readonly WordListLexicon _afinn;
    private readonly WordListLexicon _pattern;

    /// <summary>Reads the lexicons.</summary>
    /// <param name="folder">Where they are.</param>
    public TrainingLexicons(string folder)
    {
        _english = VaderLexicon.Read(Path.Combine(folder, "vader_en_lexicon.txt"));
        _french = VaderLexicon.Read(Path.Combine(folder, "vader_fr_lexicon.txt"));
        FrenchWords = [.. _french.Polarities.Select(static word => word.Key).Where(static word => !word.Contains(' ', StringComparison.Ordinal))];
        _afinn = WordListLexicon.ReadAfinn(Path.Combine(folder, "AFINN-fr.json"));
        _pattern = WordListLexicon.ReadPattern(Path.Combine(folder, "textblob_fr_sentiment.xml"));
    }

    /// <summary>The single words of French VADER.</summary>
    public IReadOnlyList<string> FrenchWords { get; }

    /// <summary>The words with their polarity in [−1, 1]; a word of several lexicons comes several times.</summary>
    public IEnumerable<(string Word, double Polarity)> Words()
    {
        foreach (var (word, polarity) in _english.Polarities.Concat(_french.Polarities).Concat(_afinn.Polarities))
            yield return (word, polarity);
        foreach (var (word, polarity) in _pattern.Polarities)
            if (Math.Abs(polarity * PatternScale) >= LeastPolarity)
                yield return (word, polarity * PatternScale);
    }

    /// <summary>The polarity of a text by VADER's rules, in [−1, 1]; 0 when it has no word of the lexicon.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">en or fr.</param>
    public double Score(string text, string language) => (language == "fr" ? _french : _english).Score(text);
}
