using System.Text.Json;
using EmotionStream.Recognition.Text.Model;
using Microsoft.ML.Tokenizers;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>Byte-level BPE (GPT-2, RoBERTa): of <c>vocab.json</c> and <c>merges.txt</c>, or of a vocabulary read elsewhere.</summary>
internal static class ByteLevelFiles
{
    /// <summary>Loads the tokenizer of <c>vocab.json</c> and <c>merges.txt</c>.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="merges">The merges.</param>
    /// <param name="settings">Special tokens; RoBERTa's where they do not say.</param>
    public static SequenceEncoder Load(string vocabulary, string merges, TokeniserSettings settings)
    {
        using var file = JsonFile.Open(vocabulary);
        var ids = Vocabulary(file.Root);
        var lines = File.ReadLines(merges).Where(static line => line.Length > 0 && !line.StartsWith("#version", StringComparison.Ordinal));
        string[] around = [settings.Token("cls_token", "<s>"), settings.Token("sep_token", "</s>")];
        foreach (var token in around)
            if (!ids.ContainsKey(token))
                throw new ModelFileException($"{vocabulary}: has no {token}, which tokenizer_config.json names as a special token (or RoBERTa does by default).");
        var pad = settings.Token("pad_token", "<pad>");
        string[] special = [.. around, pad, settings.Token("unk_token", "<unk>"), settings.Token("mask_token", "<mask>")];
        var tokens = new SpecialTokens(SpecialTokens.Known(special, ids))
        {
            Before = [ids[around[0]]],
            After = [ids[around[1]]],
            PadId = ids.TryGetValue(pad, out var padId) ? padId : settings.PadId ?? 1,
        };
        var prefixed = settings.Flag("add_prefix_space", false);
        return new(Tokeniser(ids, lines, vocabulary), tokens, settings.MaxTokens, prefixed ? WithSpace : null);
    }

    /// <summary>Makes the tokenizer of a vocabulary.</summary>
    /// <param name="ids">Tokens, in the letters that stand for bytes, and their ids.</param>
    /// <param name="merges">Pairs to merge, the two parts apart by a space, the first merged first.</param>
    /// <param name="path">The file, for errors.</param>
    public static Tokenizer Tokeniser(IReadOnlyDictionary<string, int> ids, IEnumerable<string> merges, string path)
    {
        try
        {
            return BpeTokenizer.Create(new BpeOptions(ids) { Merges = [.. merges], PreTokenizer = new ByteLevelWords(), ByteLevel = true });
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new ModelFileException($"{path}: the vocabulary or its merges can't be used: {problem.Message}", problem);
        }
    }

    /// <summary>Reads tokens and their ids.</summary>
    /// <param name="node">An object of them.</param>
    public static Dictionary<string, int> Vocabulary(JsonNodeAt node) =>
        node.Names.ToDictionary(name => name, name => node.Required(name, JsonValueKind.Number).Element.GetInt32(), StringComparer.Ordinal);

    /// <summary>Puts a space before the first word, unless there is one, so that it is a word like the others.</summary>
    /// <param name="text">A text.</param>
    public static string WithSpace(string text) => text.Length == 0 || char.IsWhiteSpace(text[0]) ? text : " " + text;
}
