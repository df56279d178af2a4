using System.Text.Json;
using System.Text.RegularExpressions;
using ICU4N.Text;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>The <c>normalizer</c> of a <c>tokenizer.json</c>, as one function.</summary>
internal static class TextSteps
{
    /// <summary>Builds the function.</summary>
    /// <param name="node">The normaliser; null for none.</param>
    /// <param name="charsMap">Receives the precompiled map of SentencePiece, where the normaliser has one: the tokenizer itself applies it.</param>
    /// <exception cref="ModelFileException">A step that is not known.</exception>
    public static Func<string, string> Of(JsonNodeAt? node, out byte[]? charsMap)
    {
        charsMap = null;
        if (node is not { } step)
            return static text => text;
        switch (step.Type)
        {
            case "Sequence":
                var steps = new List<Func<string, string>>();
                foreach (var item in step.Required("normalizers", JsonValueKind.Array).Items)
                {
                    steps.Add(Of(item, out var map));
                    charsMap ??= map;
                }

                return text => steps.Aggregate(text, static (value, next) => next(value));
            case "BertNormalizer":
                return Bert(step).Normalize;
            case "NFC":
                return Normalizer2.NFCInstance.Normalize;
            case "NFD":
                return Normalizer2.NFDInstance.Normalize;
            case "NFKC":
                return Normalizer2.NFKCInstance.Normalize;
            case "NFKD":
                return Normalizer2.NFKDInstance.Normalize;
            case "Lowercase":
                return BertText.LowerCased;
            case "StripAccents":
                return BertText.WithoutAccents;
            case "Strip":
                return Strip(step);
            case "Replace":
                return Replace(step);
            case "Precompiled":
                charsMap = step.Required("precompiled_charsmap", JsonValueKind.String).Element.GetBytesFromBase64();
                return static text => text;
            default:
                throw step.Problem(
                    "has a type of Sequence, BertNormalizer, NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Strip, Replace or Precompiled");
        }
    }

    /// <summary>BERT's normaliser.</summary>
    /// <param name="step">Its settings; accents go with capitals where it does not say.</param>
    public static BertText Bert(JsonNodeAt step)
    {
        var lowerCase = step.Flag("lowercase", true);
        return new(step.Flag("clean_text", true), step.Flag("handle_chinese_chars", true), step.Flag("strip_accents", lowerCase), lowerCase);
    }

    private static Func<string, string> Strip(JsonNodeAt step)
    {
        var (left, right) = (step.Flag("strip_left", true), step.Flag("strip_right", true));
        return text =>
        {
            var kept = left ? text.TrimStart() : text;
            return right ? kept.TrimEnd() : kept;
        };
    }

    private static Func<string, string> Replace(JsonNodeAt step)
    {
        var pattern = step.Required("pattern", JsonValueKind.Object);
        var content = step.Required("content", JsonValueKind.String).Text;
        if (pattern.Optional("String", JsonValueKind.String)?.Text is { Length: > 0 } literal)
            return text => text.Replace(literal, content, StringComparison.Ordinal);
        var source = pattern.Required("Regex", JsonValueKind.String);
        try
        {
            var regex = new Regex(source.Text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            var replacement = content.Replace("$", "$$", StringComparison.Ordinal);
            return text => regex.Replace(text, replacement);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            throw source.Problem("is a regular expression without look-around and back-references");
        }
    }
}
