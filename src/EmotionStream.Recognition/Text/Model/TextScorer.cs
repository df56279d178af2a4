using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// Runs a model on one text after another without allocating. Not thread-safe. What a word adds by itself (its own row and those of its
/// character n-grams) never changes, so the sums of recent words are kept: most words of a chat come again and again.
/// </summary>
internal sealed class TextScorer
{
    private const int CacheSize = 4096;

    private readonly TextModel _model;
    private readonly int _size;
    private readonly TokenisedText _tokens = new();
    private readonly ulong[] _cachedWords = new ulong[CacheSize];
    private readonly int[] _cachedCounts = new int[CacheSize];
    private readonly float[] _cachedSums;
    private readonly ulong[] _features = new ulong[NGramFeaturiser.MaxContextFeatures(TokenisedText.MaxCharacters)];
    private readonly int[] _rows = new int[NGramFeaturiser.MaxContextFeatures(TokenisedText.MaxCharacters)];
    private readonly float[] _inputs;

    /// <summary>Makes a scorer.</summary>
    /// <param name="model">The model.</param>
    public TextScorer(TextModel model)
    {
        _model = model;
        _size = model.Rows.Size;
        _cachedSums = new float[CacheSize * _size];
        _inputs = new float[model.Hidden + _size];
    }

    /// <summary>The last text's tokens and counts.</summary>
    public TokenisedText Tokens => _tokens;

    /// <summary>Features of the last text that have a row.</summary>
    public int KnownFeatures { get; private set; }

    /// <summary>Computes the outputs of a text before their sigmoid or softmax.</summary>
    /// <param name="text">The text.</param>
    /// <param name="outputs">Receives the first outputs; as many as it is long, a multiple of sixteen.</param>
    public void Run(ReadOnlySpan<char> text, Span<float> outputs)
    {
        TextTokeniser.Tokenise(text, _tokens);
        var embedding = _inputs.AsSpan(_model.Hidden);
        var hidden = _inputs.AsSpan(0, _model.Hidden);
        embedding.Clear();
        var known = 0;
        foreach (ref readonly var token in _tokens.Tokens)
            known += AddWord(token, embedding);

        var count = NGramFeaturiser.ContextFeatures(_tokens, _features);
        var found = Find(_features.AsSpan(0, count), _rows);
        _model.Rows.AddTo(_rows.AsSpan(0, found), embedding);
        KnownFeatures = known += found;
        Vectors.Scale(embedding, _model.Network.Scale(known, Vectors.MeanSquare(embedding)));
        _model.HiddenLayer.Multiply(embedding, hidden);
        Vectors.Rectify(hidden);
        _model.OutputLayer.Multiply(_inputs, outputs);
    }

    private int AddWord(in Token token, Span<float> embedding)
    {
        var slot = (int)(token.Exact % CacheSize);
        var sum = _cachedSums.AsSpan(slot * _size, _size);
        if (_cachedWords[slot] != token.Exact)
        {
            Span<ulong> features = stackalloc ulong[NGramFeaturiser.MaxWordFeatures];
            Span<int> rows = stackalloc int[NGramFeaturiser.MaxWordFeatures];
            var count = NGramFeaturiser.WordFeatures(token, _tokens.CharactersOf(token), features);
            _cachedWords[slot] = token.Exact;
            _cachedCounts[slot] = Find(features[..count], rows);
            sum.Clear();
            _model.Rows.AddTo(rows[.._cachedCounts[slot]], sum);
        }

        Vectors.Add(embedding, sum);
        return _cachedCounts[slot];
    }

    private int Find(ReadOnlySpan<ulong> features, Span<int> rows)
    {
        var found = 0;
        foreach (var feature in features)
        {
            var row = _model.Features.Find(feature);
            rows[found] = row;
            found += row >= 0 ? 1 : 0;
        }

        return found;
    }
}
