namespace EmotionStream.Recognition.Evaluation;

/// <summary>
/// The rule-based baseline: VADER (Hutto &amp; Gilbert 2014) over an English or a French lexicon. Its rules for negation, degree words, capitals,
/// exclamation marks and "but" are here, its idioms are not.
/// </summary>
public sealed class VaderLexicon : ISentimentLexicon
{
    private const double Normaliser = 15;
    private const double NegationFactor = -0.74;
    private const double Degree = 0.293;
    private const double CapitalsBonus = 0.733;
    private const double ExclamationBonus = 0.292;
    private const int MaxExclamations = 4;
    private const int Reach = 3;

    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "cannot", "without", "hardly", "ain't", "aren't", "can't", "couldn't", "didn't",
        "doesn't", "don't", "hadn't", "hasn't", "haven't", "isn't", "shouldn't", "wasn't", "weren't", "won't", "wouldn't", "dont", "cant", "didnt", "doesnt",
        "isnt", "wont", "pas", "jamais", "rien", "aucun", "aucune", "ni", "sans", "guère",
    };

    private static readonly Dictionary<string, double> Degrees = new(StringComparer.Ordinal)
    {
        ["very"] = Degree, ["really"] = Degree, ["so"] = Degree, ["extremely"] = Degree, ["absolutely"] = Degree, ["completely"] = Degree,
        ["totally"] = Degree, ["most"] = Degree, ["more"] = Degree, ["too"] = Degree, ["almost"] = -Degree, ["barely"] = -Degree, ["kinda"] = -Degree,
        ["slightly"] = -Degree, ["somewhat"] = -Degree, ["little"] = -Degree, ["très"] = Degree, ["vraiment"] = Degree, ["trop"] = Degree,
        ["tellement"] = Degree, ["extrêmement"] = Degree, ["totalement"] = Degree, ["complètement"] = Degree, ["plus"] = Degree, ["presque"] = -Degree,
        ["peu"] = -Degree, ["légèrement"] = -Degree,
    };

    private readonly Dictionary<string, double> _words;

    private VaderLexicon(Dictionary<string, double> words) => _words = words;

    /// <inheritdoc/>
    public string Name => "VADER";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, double>> Polarities => _words.Select(static word => KeyValuePair.Create(word.Key, Normalise(word.Value)));

    /// <summary>Reads a lexicon.</summary>
    /// <param name="path">Lines of word, then a tab or an arrow, then the value from −4 to 4; what follows is ignored.</param>
    public static VaderLexicon Read(string path)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split(line.Contains("->", StringComparison.Ordinal) ? "->" : "\t");
            if (parts.Length >= 2 && double.TryParse(parts[1], out var value))
                words[parts[0]] = value;
        }

        return new VaderLexicon(words);
    }

    /// <summary>The compound score of a text in [−1, 1].</summary>
    /// <param name="text">The text.</param>
    public double Score(string text)
    {
        var raw = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Trim).ToArray();
        var lower = Array.ConvertAll(raw, static word => word.ToLowerInvariant());
        var mixed = raw.Any(IsCapitals) && !raw.All(IsCapitals);
        var values = new double[raw.Length];
        for (var i = 0; i < raw.Length; i++)
            values[i] = Value(raw, lower, i, mixed);
        WeighAroundBut(lower, values);
        var sum = values.Sum();
        sum += Math.Sign(sum) * ExclamationBonus * Math.Min(MaxExclamations, text.Count(static c => c == '!'));
        return Normalise(sum);
    }

    private static double Normalise(double sum) => sum / Math.Sqrt((sum * sum) + Normaliser);

    private static bool IsCapitals(string word) => word.Length > 1 && word.Any(char.IsLetter) && !word.Any(char.IsLower);

    /// <summary>Strips punctuation from words, but not from emoticons.</summary>
    private string Trim(string word)
    {
        var trimmed = word.Trim('.', ',', '!', '?', ';', ':', '"', '(', ')', '«', '»', '…');
        return trimmed.Length <= 2 && !_words.ContainsKey(trimmed) ? word : trimmed;
    }

    private double Value(string[] raw, string[] lower, int i, bool mixed)
    {
        if (!_words.TryGetValue(lower[i], out var value) || Degrees.ContainsKey(lower[i]))
            return 0;
        if (mixed && IsCapitals(raw[i]))
            value += Math.Sign(value) * CapitalsBonus;
        for (var back = 1; back <= Reach && back <= i; back++)
        {
            if (Degrees.TryGetValue(lower[i - back], out var degree))
                value += Math.Sign(value) * degree * (1 - (0.05 * (back - 1)));
            if (Negators.Contains(lower[i - back]))
                value *= NegationFactor;
        }

        return value;
    }

    private static void WeighAroundBut(string[] lower, double[] values)
    {
        var but = Array.FindIndex(lower, static word => word is "but" or "mais");
        for (var i = 0; but >= 0 && i < values.Length; i++)
            values[i] *= i < but ? 0.5 : i > but ? 1.5 : 1;
    }
}
