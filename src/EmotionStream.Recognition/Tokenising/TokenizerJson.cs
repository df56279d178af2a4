using System.Text.Json;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>The <c>tokenizer.json</c> of Hugging Face: WordPiece, byte-level BPE, or Unigram.</summary>
internal static class TokenizerJson
{
    /// <summary>Loads the tokenizer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">What the folder's other files say.</param>
    /// <exception cref="ModelFileException">It asks for what can't be honoured; says for what, and what is allowed.</exception>
    public static SequenceEncoder Load(string path, TokeniserSettings settings)
    {
        using var file = JsonFile.Open(path);
        var model = file.Root.Required("model", JsonValueKind.Object);
        if (file.Root.Optional("truncation", JsonValueKind.Object)?.Whole("max_length") is > 0 and var longest)
            settings = settings with { MaxTokens = Math.Min(settings.MaxTokens, longest) };
        var normalise = TextSteps.Of(file.Root.Optional("normalizer", JsonValueKind.Object), out var charsMap);
        var words = file.Root.Optional("pre_tokenizer", JsonValueKind.Object);
        return (model.Type.Length > 0 ? model.Type : Guess(model)) switch
        {
            "WordPiece" => WordPiece(path, file.Root, model, words, settings, normalise),
            "BPE" => ByteLevel(path, file.Root, model, words, settings, normalise),
            "Unigram" => Unigram(path, file.Root, model, words, settings, normalise, charsMap),
            _ => throw model.Required("type", JsonValueKind.String).Problem("is WordPiece, BPE or Unigram"),
        };
    }

    // Older files do not say.
    private static string Guess(JsonNodeAt model) =>
        model.Element.TryGetProperty("merges", out _) ? "BPE" : model.Element.TryGetProperty("unk_id", out _) ? "Unigram" : "WordPiece";

    private static SequenceEncoder WordPiece(
        string path, JsonNodeAt root, JsonNodeAt model, JsonNodeAt? words, TokeniserSettings settings, Func<string, string> normalise)
    {
        if (words is { } split && split.Type != "BertPreTokenizer")
            throw split.Problem("has the type BertPreTokenizer for a WordPiece model");
        var ids = ByteLevelFiles.Vocabulary(model.Required("vocab", JsonValueKind.Object));
        var tokens = new string[ids.Values.DefaultIfEmpty(-1).Max() + 1];
        Array.Fill(tokens, "");
        foreach (var (token, id) in ids)
            tokens[id] = token.Contains('\n', StringComparison.Ordinal) ? "" : token;
        var unknown = model.Optional("unk_token", JsonValueKind.String)?.Text ?? "[UNK]";
        var prefix = model.Optional("continuing_subword_prefix", JsonValueKind.String)?.Text ?? "##";
        var tokenizer = WordPieceFiles.Tokeniser(tokens, unknown, prefix, model.Whole("max_input_chars_per_word") ?? 100, path);
        return new(tokenizer, SurroundingTokens.Read(root, settings, ids.GetValueOrDefault(unknown, -1)), settings.MaxTokens, normalise);
    }

    private static SequenceEncoder ByteLevel(
        string path, JsonNodeAt root, JsonNodeAt model, JsonNodeAt? words, TokeniserSettings settings, Func<string, string> normalise)
    {
        if (words is not { } split)
            throw new ModelFileException($"{path}: the key \"pre_tokenizer\" is missing; of BPE models only those of the type ByteLevel are allowed.");
        if (split.Type != "ByteLevel" || !split.Flag("use_regex", true))
            throw split.Problem("has the type ByteLevel, with use_regex, for a BPE model");
        if (model.Flag("ignore_merges", false) || model.Flag("byte_fallback", false))
            throw model.Problem("has neither ignore_merges nor byte_fallback");
        var merges = model.Required("merges", JsonValueKind.Array).Items.Select(static merge => merge.Element.ValueKind == JsonValueKind.Array
            ? string.Join(' ', merge.Items.Select(static part => part.Text))
            : merge.Text);
        var tokenizer = ByteLevelFiles.Tokeniser(ByteLevelFiles.Vocabulary(model.Required("vocab", JsonValueKind.Object)), merges, path);
        var before = split.Flag("add_prefix_space", true) ? text => ByteLevelFiles.WithSpace(normalise(text)) : normalise;
        return new(tokenizer, SurroundingTokens.Read(root, settings, -1), settings.MaxTokens, before);
    }

    private static SequenceEncoder Unigram(
        string path, JsonNodeAt root, JsonNodeAt model, JsonNodeAt? words, TokeniserSettings settings, Func<string, string> normalise, byte[]? charsMap)
    {
        JsonNodeAt[] splits = words switch
        {
            null => [],
            { Type: "Sequence" } sequence => [.. sequence.Required("pretokenizers", JsonValueKind.Array).Items],
            { } single => [single],
        };
        foreach (var split in splits)
            if (split.Type is not ("Metaspace" or "WhitespaceSplit"))
                throw split.Problem("has the type Metaspace or WhitespaceSplit for a Unigram model");
        var special = SurroundingTokens.Read(root, settings, model.Whole("unk_id") ?? -1);
        var pieces = model.Required("vocab", JsonValueKind.Array).Items
            .Select(static item => (Piece: item.Items.First().Text, Score: item.Items.Last().Element.GetSingle())).ToArray();
        var tokenizer = SentencePieceFiles.Tokeniser(
            SentencePieceProto.Unigram(pieces, special, charsMap, removeExtraSpaces: splits.Any(static split => split.Type == "WhitespaceSplit")), path);
        return new(tokenizer, special, settings.MaxTokens, normalise) { FusesUnknown = true };
    }
}
