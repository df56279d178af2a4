using EmotionStream.Core.Records;

namespace EmotionStream.Core.Recognition;

/// <summary>
/// Words of a customer: the only thing a text recogniser accepts. There is no way to make one of an employee's or a bot's words,
/// so an employee's emotion cannot be asked for (EU AI Act, Article 5(1)(f)).
/// </summary>
public readonly struct CustomerText
{
    private readonly ReadOnlyMemory<char> _words;

    private CustomerText(ReadOnlyMemory<char> words) => _words = words;

    /// <summary>The words.</summary>
    public ReadOnlySpan<char> Words => _words.Span;

    /// <summary>Makes a customer text when the speaker is the customer.</summary>
    /// <param name="speaker">Who said it.</param>
    /// <param name="words">What was said. The memory must stay valid while the text is scored.</param>
    /// <param name="text">The customer's text.</param>
    /// <returns>False for an agent or a bot.</returns>
    public static bool TryCreate(Speaker speaker, ReadOnlyMemory<char> words, out CustomerText text)
    {
        text = speaker == Speaker.Customer ? new CustomerText(words) : default;
        return speaker == Speaker.Customer;
    }
}
