using EmotionStream.Core.Moments;

namespace EmotionStream.Recognition.Cues;

/// <summary>The moments of truth with the phrases by which they are recognised: data, read from a file that a site may replace or add to.</summary>
public sealed class MomentTaxonomy
{
    /// <summary>The most moments there can be.</summary>
    public const int MaxMoments = 62;

    private const string Resource = "EmotionStream.Recognition.Cues.Data.moments.yaml";

    private static readonly Lazy<MomentTaxonomy> LazyShipped = new(() =>
    {
        using var stream = typeof(MomentTaxonomy).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return MomentFile.Read(reader, "moments.yaml", null);
    });

    internal MomentTaxonomy(IReadOnlyDictionary<string, MomentEntry> entries, WordGroups words, IReadOnlyList<string> saidAgain)
    {
        (Entries, Words, SaidAgainPatterns) = (entries, words, saidAgain);
        Catalogue = new MomentCatalogue(entries.Values.Select(entry => entry.Moment));
        var problems = new List<string>();
        Phrases = [.. entries.SelectMany(entry => Parse(entry.Key, entry.Value.Phrases, problems))];
        Exceptions = [.. entries.SelectMany(entry => Parse(entry.Key, entry.Value.Exceptions, problems))];
        SaidAgain = Parse("saidAgain", saidAgain, problems);
        if (problems.Count > 0)
            throw new FormatException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>The taxonomy that ships.</summary>
    public static MomentTaxonomy Shipped => LazyShipped.Value;

    /// <summary>The moments.</summary>
    public MomentCatalogue Catalogue { get; }

    internal IReadOnlyDictionary<string, MomentEntry> Entries { get; }

    internal WordGroups Words { get; }

    internal IReadOnlyList<Phrase> Phrases { get; }

    internal IReadOnlyList<Phrase> Exceptions { get; }

    internal IReadOnlyList<string> SaidAgainPatterns { get; }

    /// <summary>How customers say that they have said or done something before.</summary>
    internal IReadOnlyList<Phrase> SaidAgain { get; }

    /// <summary>Reads a file: its moments join the ones that ship, or stand alone where it says so.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no taxonomy; the message has the line and says what is allowed.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static MomentTaxonomy Load(string path)
    {
        using var reader = new StreamReader(path);
        return MomentFile.Read(reader, Path.GetFileName(path), Shipped);
    }

    private List<Phrase> Parse(string id, IEnumerable<string> patterns, List<string> problems)
    {
        var phrases = new List<Phrase>();
        var label = Math.Max(0, Catalogue.PlaceOf(id));
        foreach (var pattern in patterns)
        {
            try
            {
                phrases.Add(Phrase.Parse(label, Words.Expand(pattern)));
            }
            catch (FormatException problem)
            {
                problems.Add($"{id}: {problem.Message}");
            }
        }

        return phrases;
    }
}
