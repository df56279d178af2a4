using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// Decides whether a text is in a language the model does not know. Letters of another script decide by themselves; among Latin letters
/// the language outputs do, and the less there is to judge by, the surer they must be: a name, a number or "ok" is no foreign language.
/// </summary>
internal static class LanguageGate
{
    private const int LeastForeignLetters = 2;
    private const int LeastLatinLetters = 9;
    private const int LeastWords = 2;
    private const int EnoughLetters = 30;
    private const float SureWhenShort = 0.98f;
    private const float SureWhenLong = 0.5f;

    /// <summary>Whether to abstain.</summary>
    /// <param name="text">The tokens of the text.</param>
    /// <param name="languages">The language outputs, not activated; overwritten.</param>
    public static bool IsUnsupported(TokenisedText text, Span<float> languages)
    {
        if (text.OtherLetters >= LeastForeignLetters && text.OtherLetters > text.LatinLetters)
            return true;
        if (text.LatinLetters < LeastLatinLetters || text.Words < LeastWords)
            return false;
        Activation.Softmax(languages);
        var length = Math.Min(1, (text.LatinLetters - LeastLatinLetters) / (float)(EnoughLetters - LeastLatinLetters));
        return languages[OutputLayout.OtherLanguage] > SureWhenShort + (length * (SureWhenLong - SureWhenShort));
    }
}
