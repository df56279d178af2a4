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

    internal MomentTaxonomy(IReadOnlyDictionary<string, MomentEntry> entries)
    {
        Entries = entries;
        Catalogue = new MomentCatalogue(entries.Values.Select(entry => entry.Moment));
        var problems = new List<string>();
        Phrases = [.. entries.Values.SelectMany(entry => Parse(entry, entry.Phrases, problems))];
        Exceptions = [.. entries.Values.SelectMany(entry => Parse(entry, entry.Exceptions, problems))];
        if (problems.Count > 0)
            throw new FormatException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>The taxonomy that ships.</summary>
    public static MomentTaxonomy Shipped => LazyShipped.Value;

    /// <summary>The moments.</summary>
    public MomentCatalogue Catalogue { get; }

    internal IReadOnlyDictionary<string, MomentEntry> Entries { get; }

    internal IReadOnlyList<Phrase> Phrases { get; }

    internal IReadOnlyList<Phrase> Exceptions { get; }

    /// <summary>Reads a file: its moments join the ones that ship, or stand alone where it says so.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no taxonomy; the message has the line and says what is allowed.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static MomentTaxonomy Load(string path)
    {
        using var reader = new StreamReader(path);
        return MomentFile.Read(reader, Path.GetFileName(path), Shipped);
    }

    private List<Phrase> Parse(MomentEntry entry, IEnumerable<string> patterns, List<string> problems)
    {
        var phrases = new List<Phrase>();
        foreach (var pattern in patterns)
        {
            try
            {
                phrases.Add(Phrase.Parse(Catalogue.PlaceOf(entry.Moment.Id), pattern));
            }
            catch (FormatException problem)
            {
                problems.Add($"{entry.Moment.Id}: {problem.Message}");
            }
        }

        return phrases;
    }
}
