using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Tests.Tokenising;

/// <summary>Each kind of tokenizer on a vocabulary small enough to work out the ids by hand.</summary>
public sealed class TokenizerJsonTests : IDisposable
{
    private static readonly TokeniserSettings Roberta = new("roberta", 16, 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("tokenizer-json").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ByteLevelBpe_MergesInOrderAndPutsItsTokensAround()
    {
        var encoder = Load("""
            {
              "added_tokens": [{"id": 0, "content": "<s>"}, {"id": 1, "content": "<pad>"}, {"id": 2, "content": "</s>"}, {"id": 3, "content": "<mask>"}],
              "normalizer": null,
              "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true},
              "post_processor": {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0]},
              "model": {"type": "BPE", "vocab": {"<s>": 0, "<pad>": 1, "</s>": 2, "<mask>": 3, "h": 4, "i": 5, "Ġ": 6, "Ã": 7, "©": 8, "hi": 9, "Ġh": 10, "Ġhi": 11, "!": 12},
                "merges": ["h i", "Ġ h", "Ġ hi", "Ã ©"]}
            }
            """.Replace("\"Ã ©\"", "[\"Ġh\", \"i\"]", StringComparison.Ordinal));

        Assert.Equal([0, 9, 11, 12, 2], encoder.Encode("hi hi!").Ids);
        Assert.Equal([0, 7, 8, 2], encoder.Encode("é").Ids);
        Assert.Equal([0, 9, 3, 9, 2], encoder.Encode("hi<mask>hi").Ids);
        Assert.Equal([0, 2], encoder.Encode("").Ids);
        Assert.Equal(1, encoder.PadId);
    }

    [Fact]
    public void ByteLevelBpe_FromVocabJsonAndMerges_GivesTheSame()
    {
        Write("vocab.json", """{"<s>": 0, "<pad>": 1, "</s>": 2, "<mask>": 3, "h": 4, "i": 5, "Ġ": 6, "hi": 7, "Ġhi": 8}""");
        Write("merges.txt", "#version: 0.2\nh i\nĠ hi\n");

        Assert.Equal([0, 7, 8, 2], TokeniserFolder.Load(_folder, Roberta).Encode("hi hi").Ids);
    }

    [Fact]
    public void Unigram_TakesTheLikeliestSplit()
    {
        var encoder = Load("""
            {
              "added_tokens": [{"id": 0, "content": "<s>"}, {"id": 1, "content": "<pad>"}, {"id": 2, "content": "</s>"}, {"id": 3, "content": "<unk>"}],
              "normalizer": {"type": "NFKC"},
              "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Metaspace", "replacement": "▁", "add_prefix_space": true}]},
              "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}}], "pair": [], "special_tokens": {"<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}}},
              "model": {"type": "Unigram", "unk_id": 3, "vocab": [["<s>", 0], ["<pad>", 0], ["</s>", 0], ["<unk>", 0],
                ["▁", -3], ["▁mer", -4], ["ci", -4], ["▁merci", -5], ["m", -9], ["e", -9], ["r", -9], ["c", -9], ["i", -9]]}
            }
            """);

        Assert.Equal([0, 7, 2], encoder.Encode("merci").Ids);
        Assert.Equal([0, 7, 7, 2], encoder.Encode("merci   merci").Ids);
        Assert.Equal([0, 5, 8, 2], encoder.Encode("merm").Ids);
        Assert.Equal([0, 7, 2], encoder.Encode("ｍｅｒｃｉ").Ids);
        Assert.Equal([0, 4, 3, 2], encoder.Encode("zz").Ids);
        Assert.False(encoder.Encode("").HasKnown);
    }

    [Fact]
    public void SentencePieceFile_OfAnXlmRoberta_HasItsIdsShifted()
    {
        var special = new SpecialTokens(new Dictionary<string, int>(StringComparer.Ordinal) { ["<s>"] = 1, ["</s>"] = 2 }) { UnknownId = 0 };
        File.WriteAllBytes(Path.Combine(_folder, "sentencepiece.bpe.model"), SentencePieceProto.Unigram(
            [("<unk>", 0), ("<s>", 0), ("</s>", 0), ("▁", -3), ("▁merci", -5)], special, charsMap: null, removeExtraSpaces: true));

        var encoder = TokeniserFolder.Load(_folder, Roberta with { ModelType = "xlm-roberta" });

        Assert.Equal([0, 5, 5, 2], encoder.Encode("merci merci").Ids);
        Assert.Equal([0, 4, 3, 2], encoder.Encode("z").Ids);
    }

    [Fact]
    public void SentencePieceFile_OfAnUnknownArchitecture_SaysWhichAreAllowed()
    {
        File.WriteAllBytes(Path.Combine(_folder, "spiece.model"), SentencePieceProto.Unigram(
            [("<unk>", 0), ("a", -3)], new SpecialTokens(new Dictionary<string, int>(StringComparer.Ordinal)) { UnknownId = 0 }, charsMap: null, removeExtraSpaces: true));

        Assert.Contains(
            "Allowed are xlm-roberta, camembert and deberta-v2",
            Assert.Throws<ModelFileException>(() => TokeniserFolder.Load(_folder, Roberta with { ModelType = "t5" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model": {"type": "BPE", "vocab": {}, "merges": []}}""", "\"pre_tokenizer\" is missing")]
    [InlineData("""{"pre_tokenizer": {"type": "Whitespace"}, "model": {"type": "BPE", "vocab": {}, "merges": []}}""", "has the type ByteLevel")]
    [InlineData("""{"pre_tokenizer": {"type": "ByteLevel"}, "model": {"type": "WordPiece", "vocab": {}}}""", "has the type BertPreTokenizer")]
    [InlineData("""{"post_processor": {"type": "Other"}, "model": {"type": "WordPiece", "vocab": {"[UNK]": 0}}}""", "has a type of TemplateProcessing")]
    [InlineData("""{"pre_tokenizer": {"type": "Digits"}, "model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0]]}}""", "has the type Metaspace or WhitespaceSplit")]
    public void Load_WhatCanNotBeHonoured_IsAnErrorThatSaysWhatIsAllowed(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ModelFileException>(() => Load(json)).Message, StringComparison.Ordinal);

    private SequenceEncoder Load(string json)
    {
        Write("tokenizer.json", json);
        return TokeniserFolder.Load(_folder, Roberta);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);
}
