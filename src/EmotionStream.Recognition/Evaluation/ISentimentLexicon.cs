namespace EmotionStream.Recognition.Evaluation;

/// <summary>A list of words with their polarity, and the rule that scores a text by it: the baseline of a text model.</summary>
public interface ISentimentLexicon
{
    /// <summary>Its name in a table of figures.</summary>
    string Name { get; }

    /// <summary>The words, lower case, with their polarity in [−1, 1].</summary>
    IEnumerable<KeyValuePair<string, double>> Polarities { get; }

    /// <summary>The polarity of a text; 0 when no word of it is in the list. The scale is the lexicon's own.</summary>
    /// <param name="text">The text.</param>
    double Score(string text);
}
