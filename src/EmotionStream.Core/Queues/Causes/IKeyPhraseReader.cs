namespace EmotionStream.Core.Queues.Causes;

/// <summary>Finds key phrases. Implementations need not be thread-safe: a worker owns its own.</summary>
public interface IKeyPhraseReader
{
    /// <summary>Reads one text.</summary>
    /// <param name="redacted">A customer's words, personal data replaced by placeholders.</param>
    /// <param name="language">Their language, BCP 47; null when unknown.</param>
    /// <param name="phrases">Receives the phrases, each once.</param>
    /// <returns>The language of the phrases; null when it has none this reader knows, and no phrases.</returns>
    string? Read(string redacted, string? language, List<KeyPhrase> phrases);
}
