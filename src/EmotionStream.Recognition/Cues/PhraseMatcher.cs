using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Cues;

/// <summary>
/// Finds many phrases in a text at once: a word is looked up once, and only where it begins a phrase are the words after it looked at. What is denied ("I
/// have not lost my card") or only supposed ("if my flight is cancelled") is not found. It allocates nothing for a text; not thread-safe.
/// </summary>
internal sealed class PhraseMatcher
{
    // "n'ai pas perdu", "never been hacked": the word before and the one before that.
    private const int NegationReach = 2;
    private const int SuppositionReach = 7;
    private static readonly ulong Ne = FeatureHash.OfToken("ne");
    private static readonly ulong ElidedNe = FeatureHash.OfToken("n'");
    private static readonly ulong Number = FeatureHash.OfToken(PhraseTerm.Number);
    private static readonly ulong Amount = FeatureHash.OfToken(PhraseTerm.Amount);
    private readonly List<Place> _places = [];
    private readonly Dictionary<ulong, int[]> _words = [];
    private readonly Dictionary<int, List<(string Prefix, int Place)>> _prefixes = [];
    private readonly List<PhraseStart>[] _starts;
    private readonly int[] _found = new int[TokenisedText.MaxCharacters + 1];
    private int[] _foundPlaces = new int[1024];
    private readonly int[] _lastText;
    private int _text;

    /// <summary>Compiles phrases.</summary>
    /// <param name="phrases">The phrases; labels are less than 64.</param>
    public PhraseMatcher(IReadOnlyList<Phrase> phrases)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = new Dictionary<ulong, List<int>>();
        var steps = phrases.Select(phrase => phrase.Terms.Select(term => PlaceOf(term, known, words)).ToArray()).ToList();
        foreach (var (hash, places) in words)
            _words[hash] = [.. places.Distinct()];
        _starts = [.. Enumerable.Range(0, known.Count).Select(_ => new List<PhraseStart>())];
        _lastText = new int[known.Count];
        for (var i = 0; i < steps.Count; i++)
            _starts[_places[steps[i][0]].Word].Add(new PhraseStart(phrases[i].Label, steps[i], Needed(steps[i])));
    }

    /// <summary>Finds what phrases a text has.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A bit for each label found.</returns>
    public ulong Find(TokenisedText text)
    {
        LookUp(text);
        var labels = 0ul;
        for (var at = 0; at < text.Count; at++)
            for (var i = _found[at]; i < _found[at + 1]; i++)
                foreach (var phrase in _starts[_foundPlaces[i]])
                {
                    var bit = 1ul << phrase.Label;
                    // Most phrases that begin here need a word that the text does not have.
                    if ((labels & bit) == 0 && Has(phrase.Needed) && Continues(text, phrase.Steps, 1, at + 1) && !IsDenied(text, at))
                        labels |= bit;
                }

        return labels;
    }

    // Terms of the same words are one, whatever stands before them; a place adds the gap and whether it may be left out.
    private int PlaceOf(PhraseTerm term, Dictionary<string, int> known, Dictionary<ulong, List<int>> words)
    {
        var key = string.Join('|', term.Words.Order()) + '*' + string.Join('|', term.Prefixes.Order(StringComparer.Ordinal));
        if (!known.TryGetValue(key, out var word))
        {
            known[key] = word = known.Count;
            foreach (var hash in term.Words)
                (words.TryGetValue(hash, out var places) ? places : words[hash] = []).Add(word);
            foreach (var prefix in term.Prefixes)
            {
                var start = StartOf(prefix);
                (_prefixes.TryGetValue(start, out var all) ? all : _prefixes[start] = []).Add((prefix, word));
            }
        }

        _places.Add(new Place(word, term.IsOptional, term.MaxGap));
        return _places.Count - 1;
    }

    private static int StartOf(ReadOnlySpan<char> word) => (word[0] * 961) + (word[1] * 31) + word[2];

    // The words of phrases that each token is: _foundPlaces[_found[i].._found[i + 1]].
    private void LookUp(TokenisedText text)
    {
        var count = 0;
        _text++;
        Span<char> folded = stackalloc char[32];
        for (var at = 0; at < text.Count; at++)
        {
            _found[at] = count;
            ref readonly var token = ref text.Tokens[at];
            if (token.Kind is not (TokenKind.Word or TokenKind.Number))
                continue;
            FindWord(token.Hash, ref count);
            if (token.Kind == TokenKind.Number)
            {
                FindWord(Number, ref count);
                if (IsSign(text, at - 1) || IsSign(text, at + 1))
                    FindWord(Amount, ref count);
                continue;
            }

            var characters = text.CharactersOf(token);
            // card's: the phrase says card.
            if (characters.EndsWith("'s", StringComparison.Ordinal))
                FindWord(FeatureHash.OfToken(characters[..^2]), ref count);
            if (characters.Length < PhraseTerm.MinPrefix)
                continue;
            characters = characters[..Math.Min(characters.Length, folded.Length)];
            for (var i = 0; i < characters.Length; i++)
                folded[i] = Accents.Fold(characters[i]);
            if (!_prefixes.TryGetValue(StartOf(folded), out var prefixes))
                continue;
            foreach (var (prefix, word) in prefixes)
                if (folded[..characters.Length].StartsWith(prefix, StringComparison.Ordinal))
                    Found(word, ref count);
        }

        _found[text.Count] = count;
    }

    private void FindWord(ulong hash, ref int count)
    {
        if (_words.TryGetValue(hash, out var words))
            foreach (var word in words)
                Found(word, ref count);
    }

    private static bool IsSign(TokenisedText text, int at) =>
        at >= 0 && at < text.Count && text.Tokens[at].Kind == TokenKind.Symbol && text.CharactersOf(text.Tokens[at])[0] is '€' or '$' or '£';

    private void Found(int word, ref int count)
    {
        if (count == _foundPlaces.Length)
            Array.Resize(ref _foundPlaces, count * 2);
        _foundPlaces[count++] = word;
        _lastText[word] = _text;
    }

    private bool Has(int[] words)
    {
        foreach (var word in words)
            if (_lastText[word] != _text)
                return false;
        return true;
    }

    private bool Is(int at, int word)
    {
        for (var i = _found[at]; i < _found[at + 1]; i++)
            if (_foundPlaces[i] == word)
                return true;
        return false;
    }

    // Whether the phrase goes on at a token: its steps from one on, each after no more words than it allows, none of which denies it.
    private bool Continues(TokenisedText text, int[] phrase, int step, int at)
    {
        if (step == phrase.Length)
            return true;
        var place = _places[phrase[step]];
        for (int i = at, skipped = 0; i < text.Count; i++)
        {
            ref readonly var token = ref text.Tokens[i];
            if (EndsSentence(text, i))
                break;
            if (token.Kind is TokenKind.Punctuation or TokenKind.Symbol)
                continue;
            if (Is(i, place.Word) && Continues(text, phrase, step + 1, i + 1))
                return true;
            // A number is no word in between: the 17 h 12 train.
            if ((token.Kind != TokenKind.Number && skipped++ == place.MaxGap) || Denies(token))
                break;
        }

        return place.IsOptional && Continues(text, phrase, step + 1, at);
    }

    private static bool IsDenied(TokenisedText text, int start)
    {
        if (Denies(text.Tokens[start]))
            return false;
        for (int i = start - 1, words = 0; i >= 0 && words < SuppositionReach && text.Tokens[i].Kind != TokenKind.Punctuation; i--, words++)
            if ((words < NegationReach && Denies(text.Tokens[i])) || Supposition.Opens(text, i))
                return true;
        return false;
    }

    // French ne says nothing by itself: what denies is the pas, jamais or rien that goes with it.
    private static bool Denies(in Token token) => Negation.Opens(token) && token.Hash != Ne && token.Hash != ElidedNe;

    // The point of 23.40 and 16.30 does not.
    private static bool EndsSentence(TokenisedText text, int at) =>
        text.Tokens[at].Kind == TokenKind.Punctuation && text.CharactersOf(text.Tokens[at])[0] is '.' or '!' or '?' or '…' && !IsBetweenNumbers(text, at);

    private static bool IsBetweenNumbers(TokenisedText text, int at) =>
        at > 0 && at + 1 < text.Count && text.Tokens[at - 1].Kind == TokenKind.Number && text.Tokens[at + 1].Kind == TokenKind.Number;

    // What has to be there beside the first word; the end first, as beginnings are often shared.
    private int[] Needed(int[] steps) => [.. steps.Skip(1).Where(step => !_places[step].IsOptional).Select(step => _places[step].Word).Reverse()];

    private readonly record struct PhraseStart(int Label, int[] Steps, int[] Needed);

    private readonly record struct Place(int Word, bool IsOptional, int MaxGap);
}
