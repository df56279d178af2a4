using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>
/// Sentences composed of parts, each with and without a negation and with the emotion that results: a sum of n-grams learns from them what a negation
/// does to the words in its scope, of which running text has too few pairs. Our own, English and French.
/// </summary>
internal static class NegationSentences
{
    private static readonly string[] EnglishPleased = ["happy", "satisfied", "pleased", "impressed", "delighted", "glad", "thrilled", "content", "comfortable"];
    private static readonly string[] EnglishGood = ["good", "great", "helpful", "useful", "clear", "perfect", "fine", "acceptable", "fair", "professional", "normal", "nice"];
    private static readonly string[] EnglishVerbs = ["like", "love", "appreciate", "enjoy", "recommend", "trust"];
    private static readonly string[] EnglishBad = ["bad", "terrible", "angry", "upset", "worried", "disappointed", "slow", "difficult", "rude"];
    private static readonly string[] EnglishThings =
        ["your service", "this", "the answer", "my order", "the delivery", "your help", "the new box", "the app", "the price", "your company", "the product", "it"];

    private static readonly string[] FrenchPleased = ["content", "contente", "satisfait", "satisfaite", "ravi", "ravie", "heureux", "heureuse", "enchanté"];
    private static readonly string[] FrenchGood =
        ["bien", "bon", "super", "clair", "utile", "parfait", "top", "normal", "acceptable", "sérieux", "agréable", "correct", "pratique"];

    private static readonly string[] FrenchVerbs = ["aime", "apprécie", "recommande", "adore"];
    private static readonly string[] FrenchBad = ["mal", "mauvais", "grave", "fâché", "inquiet", "déçu", "lent", "compliqué"];
    private static readonly string[] FrenchThings =
        ["votre service", "cette réponse", "ma commande", "la livraison", "votre aide", "la nouvelle box", "l'application", "ce prix", "ce produit", "tout ça"];

    /// <summary>All sentences with their language, valence and emotion; always the same.</summary>
    public static IEnumerable<ServiceMessage> All() => English().Concat(French()).DistinctBy(static message => message.Text, StringComparer.Ordinal);

    private static IEnumerable<ServiceMessage> English()
    {
        foreach (var thing in EnglishThings)
        {
            foreach (var word in EnglishPleased)
            {
                yield return Pleased("en", $"I am {word} with {thing}");
                yield return Pleased("en", $"I'm really {word} with {thing}");
                yield return LetDown("en", $"I am not {word} with {thing}");
                yield return LetDown("en", $"I'm not {word} at all with {thing}");
                yield return LetDown("en", $"we are not really {word} with {thing}");
                yield return LetDown("en", $"I have never been {word} with {thing}");
            }

            foreach (var word in EnglishGood)
            {
                yield return Pleased("en", $"{thing} is {word}");
                yield return Pleased("en", $"{thing} was very {word}");
                yield return LetDown("en", $"{thing} is not {word}");
                yield return LetDown("en", $"{thing} wasn't {word} at all");
                yield return LetDown("en", $"{thing} isn't very {word}");
            }

            foreach (var verb in EnglishVerbs)
            {
                yield return Pleased("en", $"I {verb} {thing}");
                yield return LetDown("en", $"I don't {verb} {thing}");
                yield return LetDown("en", $"I would not {verb} {thing}");
                yield return LetDown("en", $"I can't {verb} {thing} any more");
            }

            foreach (var word in EnglishBad)
            {
                yield return LetDown("en", $"{thing} is {word}");
                yield return Plain("en", $"{thing} is not {word}");
                yield return Plain("en", $"I'm not {word} about {thing}");
            }
        }
    }

    private static IEnumerable<ServiceMessage> French()
    {
        foreach (var thing in FrenchThings)
        {
            foreach (var word in FrenchPleased)
            {
                yield return Pleased("fr", $"je suis {word} de {thing}");
                yield return Pleased("fr", $"je suis vraiment {word} de {thing}");
                yield return LetDown("fr", $"je ne suis pas {word} de {thing}");
                yield return LetDown("fr", $"je suis pas {word} de {thing}");
                yield return LetDown("fr", $"je ne suis pas du tout {word} de {thing}");
                yield return LetDown("fr", $"je ne suis plus {word} de {thing}");
            }

            foreach (var word in FrenchGood)
            {
                yield return Pleased("fr", $"{thing} c'est {word}");
                yield return Pleased("fr", $"{thing} c'est vraiment {word}");
                yield return Pleased("fr", $"c'est {word}, {thing}");
                yield return LetDown("fr", $"{thing} ce n'est pas {word}");
                yield return LetDown("fr", $"{thing} c'est pas {word} du tout");
                yield return LetDown("fr", $"c'est pas {word}, {thing}");
            }

            foreach (var verb in FrenchVerbs)
            {
                yield return Pleased("fr", $"j'{verb} {thing}".Replace("j'recommande", "je recommande", StringComparison.Ordinal));
                yield return LetDown("fr", $"je n'{verb} pas {thing}".Replace("n'recommande", "ne recommande", StringComparison.Ordinal));
                yield return LetDown("fr", $"je n'{verb} plus {thing}".Replace("n'recommande", "ne recommande", StringComparison.Ordinal));
            }

            foreach (var word in FrenchBad)
            {
                yield return LetDown("fr", $"{thing} c'est {word}");
                yield return Plain("fr", $"{thing} ce n'est pas {word}");
                yield return Plain("fr", $"c'est pas {word} pour {thing}");
            }
        }
    }

    private static ServiceMessage Pleased(string language, string text) => new(language, 0.5f, 0.2f, EmotionLabel.Joy, text);

    private static ServiceMessage LetDown(string language, string text) => new(language, -0.5f, 0.1f, EmotionLabel.Disappointment, text);

    private static ServiceMessage Plain(string language, string text) => new(language, 0, 0, EmotionLabel.Neutral, text);
}
