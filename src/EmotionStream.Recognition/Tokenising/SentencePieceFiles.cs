using EmotionStream.Recognition.Text.Model;
using Microsoft.ML.Tokenizers;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>SentencePiece (Kudo &amp; Richardson 2018), Unigram or BPE, of its <c>.model</c> file.</summary>
internal static class SentencePieceFiles
{
    /// <summary>Loads the tokenizer of a <c>.model</c> that stands without a <c>tokenizer.json</c>; how ids follow from it depends on the architecture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">The architecture.</param>
    /// <exception cref="ModelFileException">An architecture whose ids are not known.</exception>
    public static SequenceEncoder Load(string path, TokeniserSettings settings)
    {
        var tokenizer = Tokeniser(File.ReadAllBytes(path), path);
        switch (settings.ModelType)
        {
            case "xlm-roberta" or "xlm-roberta-xl":
                // Its vocabulary begins <s>, <pad>, </s>, <unk>; the model's <unk>, <s>, </s>.
                return new(tokenizer, Around(0, 2, 1, 3), settings.MaxTokens, toId: id => id == tokenizer.UnknownId ? 3 : id + 1) { FusesUnknown = true };
            case "camembert":
                // <s>NOTUSED, <pad>, </s>NOTUSED, <unk> stand before the model's pieces, whose <s> and </s> are used.
                return new(tokenizer, Around(5, 6, 1, 3), settings.MaxTokens, toId: id => id == tokenizer.UnknownId ? 3 : id + 4) { FusesUnknown = true };
            case "deberta-v2":
                var ids = tokenizer.Vocabulary;
                return ids.TryGetValue("[CLS]", out var first) && ids.TryGetValue("[SEP]", out var last)
                    ? new(tokenizer, Around(first, last, settings.PadId ?? 0, tokenizer.UnknownId), settings.MaxTokens) { FusesUnknown = true }
                    : throw new ModelFileException($"{path}: has no pieces [CLS] and [SEP], which a model of the type {settings.ModelType} puts around a text.");
            default:
                throw new ModelFileException(
                    $"{path}: how the ids of a \"{settings.ModelType}\" (model_type in config.json) follow from it is not known. Allowed are xlm-roberta, "
                    + "camembert and deberta-v2; any other with a tokenizer.json, which its Hugging Face export can write.");
        }
    }

    /// <summary>Makes the tokenizer of a model.</summary>
    /// <param name="model">The bytes of the file.</param>
    /// <param name="path">The file, for errors.</param>
    public static SentencePieceTokenizer Tokeniser(byte[] model, string path)
    {
        using var stream = new MemoryStream(model);
        try
        {
            return SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        }
#pragma warning disable CA1031 // The library throws what its parser meets: any of it means that the file is not one.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            throw new ModelFileException($"{path}: is not a SentencePiece model, Unigram or BPE: {problem.Message}", problem);
        }
    }

    private static SpecialTokens Around(int before, int after, int pad, int unknown) =>
        new(new Dictionary<string, int>(StringComparer.Ordinal)) { Before = [before], After = [after], PadId = pad, UnknownId = unknown };
}
