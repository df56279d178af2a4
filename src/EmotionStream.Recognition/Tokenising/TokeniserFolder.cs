using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>Finds the tokenizer of a Hugging Face export and loads it.</summary>
internal static class TokeniserFolder
{
    /// <summary>File names of a SentencePiece model, in the order in which they are looked for.</summary>
    private static readonly string[] SentencePieceNames = ["sentencepiece.bpe.model", "spiece.model", "spm.model", "tokenizer.model", "sentencepiece.model"];

    /// <summary>Loads the tokenizer: <c>tokenizer.json</c> where there is one, as it says the most; else the files of before it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">What the folder's other files say of it.</param>
    /// <exception cref="ModelFileException">There is none, or one that can't be honoured.</exception>
    public static SequenceEncoder Load(string folder, TokeniserSettings settings)
    {
        try
        {
            if (Find(folder, "tokenizer.json") is { } json)
                return TokenizerJson.Load(json, settings);
            if (Find(folder, "vocab.txt") is { } vocabulary)
                return WordPieceFiles.Load(vocabulary, settings);
            if (Find(folder, "vocab.json") is { } pieces && Find(folder, "merges.txt") is { } merges)
                return ByteLevelFiles.Load(pieces, merges, settings);
            if (SentencePieceNames.Select(name => Find(folder, name)).FirstOrDefault(static path => path is not null) is { } sentencePiece)
                return SentencePieceFiles.Load(sentencePiece, settings);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"{folder}: the tokenizer can't be read: {problem.Message}", problem);
        }

        throw new ModelFileException(
            $"{folder}: has no tokenizer; allowed are tokenizer.json, vocab.txt, vocab.json with merges.txt, or one of {string.Join(", ", SentencePieceNames)}.");
    }

    private static string? Find(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : null;
    }
}
