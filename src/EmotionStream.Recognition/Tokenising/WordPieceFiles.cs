using System.Text;
using EmotionStream.Recognition.Text.Model;
using Microsoft.ML.Tokenizers;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>WordPiece (BERT, DistilBERT, ELECTRA …): of a <c>vocab.txt</c> with a token a line, or of a vocabulary read elsewhere.</summary>
internal static class WordPieceFiles
{
    /// <summary>Loads the tokenizer of a <c>vocab.txt</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">Case, accents and special tokens.</param>
    public static SequenceEncoder Load(string path, TokeniserSettings settings)
    {
        var lines = File.ReadAllLines(path);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
            ids[lines[i]] = i;
        string[] around = [settings.Token("cls_token", "[CLS]"), settings.Token("sep_token", "[SEP]")];
        var unknown = settings.Token("unk_token", "[UNK]");
        var pad = settings.Token("pad_token", "[PAD]");
        string[] special = [.. around, unknown, pad, settings.Token("mask_token", "[MASK]")];
        foreach (var token in (string[])[.. around, unknown])
            if (!ids.ContainsKey(token))
                throw new ModelFileException($"{path}: has no line {token}, which tokenizer_config.json names as a special token (or BERT does by default).");
        var lowerCase = settings.Flag("do_lower_case", true);
        var normaliser = new BertText(
            clean: true, settings.Flag("tokenize_chinese_chars", true), settings.Flag("strip_accents", lowerCase), lowerCase);
        var tokens = new SpecialTokens(SpecialTokens.Known(special, ids))
        {
            Before = [ids[around[0]]],
            After = [ids[around[1]]],
            PadId = ids.TryGetValue(pad, out var padId) ? padId : settings.PadId ?? 0,
            UnknownId = ids[unknown],
        };
        return new(Tokeniser(lines, unknown, "##", 100, path), tokens, settings.MaxTokens, normaliser.Normalize);
    }

    /// <summary>Makes the tokenizer of a vocabulary.</summary>
    /// <param name="tokens">The tokens in the order of their ids.</param>
    /// <param name="unknown">The token of what is not known.</param>
    /// <param name="prefix">What continues a word.</param>
    /// <param name="longestWord">Characters of a word beyond which it is not known.</param>
    /// <param name="path">The file, for errors.</param>
    public static Tokenizer Tokeniser(IEnumerable<string> tokens, string unknown, string prefix, int longestWord, string path)
    {
        using var vocabulary = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', tokens)));
        try
        {
            return WordPieceTokenizer.Create(vocabulary, new WordPieceOptions
            {
                PreTokenizer = new BertWords(),
                UnknownToken = unknown,
                ContinuingSubwordPrefix = prefix,
                MaxInputCharsPerWord = longestWord,
            });
        }
        catch (ArgumentException problem)
        {
            throw new ModelFileException($"{path}: the vocabulary can't be used: {problem.Message}", problem);
        }
    }
}
