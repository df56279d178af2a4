using Microsoft.ML.Tokenizers;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>
/// Turns a text into the token ids that a model was trained on: its special tokens around it, cut to the model's length. Special tokens that stand in the text itself
/// are taken for what they are, as the Hugging Face tokenizers do. Thread-safe.
/// </summary>
internal sealed class SequenceEncoder
{
    /// <summary>Characters read for each token there is room for; a text of longer words is cut earlier than a tokenizer without this bound would.</summary>
    public const int CharactersPerToken = 32;

    private readonly Tokenizer _tokenizer;
    private readonly SpecialTokens _special;
    private readonly Func<string, string> _normalise;
    private readonly Func<int, int> _toId;
    private readonly int _maxTokens;

    /// <summary>Makes an encoder.</summary>
    /// <param name="tokenizer">Splits what stands between special tokens.</param>
    /// <param name="special">The special tokens.</param>
    /// <param name="maxTokens">Longest sequence, special tokens included.</param>
    /// <param name="normalise">What is done to the text before; null for nothing.</param>
    /// <param name="toId">From the tokenizer's ids to the model's; null where they are the same.</param>
    public SequenceEncoder(
        Tokenizer tokenizer, SpecialTokens special, int maxTokens, Func<string, string>? normalise = null, Func<int, int>? toId = null)
    {
        _tokenizer = tokenizer;
        _special = special;
        _maxTokens = Math.Max(maxTokens, special.Before.Length + special.After.Length + 1);
        _normalise = normalise ?? (static text => text);
        _toId = toId ?? (static id => id);
    }

    /// <summary>Whether several unknown tokens in a row are one, as SentencePiece has it.</summary>
    public bool FusesUnknown { get; init; }

    /// <summary>Id with which shorter sequences of a batch are filled.</summary>
    public int PadId => _special.PadId;

    /// <summary>Longest sequence, special tokens included.</summary>
    public int MaxTokens => _maxTokens;

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text.</param>
    public TokenSequence Encode(ReadOnlySpan<char> text)
    {
        var room = _maxTokens - _special.Before.Length - _special.After.Length;
        var read = text[..Math.Min(text.Length, room * CharactersPerToken)].ToString();
        var ids = new List<long>(_special.Before.Length + _special.After.Length + (read.Length / 3) + 1);
        ids.AddRange(_special.Before);
        var known = 0;
        foreach (var (start, length, special) in _special.Split(read))
        {
            if (ids.Count - _special.Before.Length >= room)
                break;
            if (special is { } token)
            {
                ids.Add(token);
                continue;
            }

            foreach (var piece in _tokenizer.EncodeToIds(_normalise(read.Substring(start, length))))
            {
                var id = _toId(piece);
                if (id != _special.UnknownId)
                    known++;
                else if (FusesUnknown && ids[^1] == id)
                    continue;
                ids.Add(id);
            }
        }

        var most = _special.Before.Length + room;
        if (ids.Count > most)
            ids.RemoveRange(most, ids.Count - most);
        ids.AddRange(_special.After);
        return new TokenSequence([.. ids], known > 0);
    }
}
