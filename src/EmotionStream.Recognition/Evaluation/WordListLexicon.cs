using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>
/// Baselines that count words: AFINN (Nielsen 2011) adds the values of a text's words, Pattern (De Smedt &amp; Daelemans 2012) takes their mean and turns and
/// halves a word after a negation.
/// </summary>
public sealed class WordListLexicon : ISentimentLexicon
{
    private const double NegationFactor = -0.5;
    private const double AfinnNormaliser = 15;

    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal) { "pas", "ne", "n", "jamais", "plus", "aucun", "aucune", "sans", "not", "no", "never" };

    private readonly Dictionary<string, double> _words;
    private readonly bool _mean;

    private WordListLexicon(string name, Dictionary<string, double> words, bool mean)
    {
        Name = name;
        _words = words;
        _mean = mean;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, double>> Polarities => _mean
        ? _words
        : _words.Select(static word => KeyValuePair.Create(word.Key, word.Value / Math.Sqrt((word.Value * word.Value) + AfinnNormaliser)));

    /// <summary>Reads AFINN: a JSON object of words and values from −5 to 5; a word that comes twice has the mean.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JsonException">It is not such an object.</exception>
    public static WordListLexicon ReadAfinn(string path)
    {
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        var words = document.RootElement.EnumerateObject()
            .GroupBy(static word => word.Name.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.Average(static word => word.Value.GetDouble()), StringComparer.Ordinal);
        return new WordListLexicon("AFINN", words, mean: false);
    }

    /// <summary>Reads Pattern: XML elements <c>word</c> with <c>form</c> and <c>polarity</c> from −1 to 1; a form with several senses has their mean.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="System.Xml.XmlException">It is not XML.</exception>
    public static WordListLexicon ReadPattern(string path)
    {
        var words = XDocument.Load(path).Descendants("word")
            .Select(static word => (
                Form: ((string?)word.Attribute("form"))?.ToLowerInvariant(),
                IsNumber: double.TryParse((string?)word.Attribute("polarity"), NumberStyles.Float, CultureInfo.InvariantCulture, out var polarity),
                Polarity: polarity))
            .Where(static word => word is { Form: not null, IsNumber: true })
            .GroupBy(static word => word.Form!, StringComparer.Ordinal)
            .ToDictionary(static senses => senses.Key, static senses => senses.Average(static sense => sense.Polarity), StringComparer.Ordinal);
        return new WordListLexicon("Pattern", words, mean: true);
    }

    /// <inheritdoc/>
    public double Score(string text)
    {
        var sum = 0.0;
        var count = 0;
        var negated = false;
        foreach (var word in Words(text.ToLowerInvariant()))
        {
            if (_words.TryGetValue(word, out var value))
            {
                sum += _mean && negated ? NegationFactor * value : value;
                count++;
                negated = false;
            }

            negated |= Negators.Contains(word);
        }

        return count > 0 && _mean ? sum / count : sum;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
            if (i < text.Length && (char.IsLetter(text[i]) || text[i] == '-'))
                start = start < 0 ? i : start;
            else if (start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
    }
}
