using System.Text.RegularExpressions;

namespace EmotionStream.Recognition.Cues;

/// <summary>
/// Words that stand for each other in phrases, by name: a phrase with <c>&lt;kin&gt;</c> is said of a mother as of a cousin. Always there are
/// <c>&lt;number&gt;</c>, in figures, and <c>&lt;amount&gt;</c>, of money.
/// </summary>
internal sealed partial class WordGroups
{
    private readonly Dictionary<string, string> _groups;

    /// <summary>Makes groups.</summary>
    /// <param name="groups">The alternatives (<c>mother|father</c>) by name.</param>
    /// <exception cref="FormatException">One has no words, or a name that has its meaning.</exception>
    public WordGroups(IEnumerable<KeyValuePair<string, string>> groups)
    {
        _groups = new(StringComparer.Ordinal) { ["number"] = PhraseTerm.Number, ["amount"] = PhraseTerm.Amount };
        var own = _groups.Keys.ToArray();
        foreach (var (name, words) in groups)
            _groups[name] = own.Contains(name) ? throw new FormatException($"words:{name}: has its meaning: choose another name.")
                : string.IsNullOrWhiteSpace(words) ? throw new FormatException($"words:{name}: has no words: write a|b.")
                : words;
        All = groups;
    }

    /// <summary>The alternatives by name, as they were given.</summary>
    public IEnumerable<KeyValuePair<string, string>> All { get; }

    /// <summary>Writes a pattern's groups out.</summary>
    /// <param name="pattern">A phrase as written.</param>
    /// <exception cref="FormatException">It names a group that there is not.</exception>
    public string Expand(string pattern) => Name().Replace(pattern, name => _groups.TryGetValue(name.Groups["name"].Value, out var words)
        ? words
        : throw new FormatException($"The phrase '{pattern}' has {name.Value}: there are {string.Join(", ", _groups.Keys.Order(StringComparer.Ordinal).Select(known => $"<{known}>"))}."));

    [GeneratedRegex("<(?<name>[^>]*)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
