using EmotionStream.Core.Alerts;
using EmotionStream.Core.Moments;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EmotionStream.Recognition.Cues;

/// <summary>The YAML form of a taxonomy. Nothing in it is passed over in silence: an unknown key, a missing one or a phrase that is none stops the start.</summary>
internal sealed class MomentFile
{
    /// <summary>Whether the file stands alone; else its moments join the ones that ship, or replace those of the same name.</summary>
    public bool Alone { get; set; }

    /// <summary>Words that stand for each other in phrases, by name.</summary>
    public Dictionary<string, string> Words { get; set; } = [];

    /// <summary>The moments by id.</summary>
    public Dictionary<string, Entry?> Moments { get; set; } = [];

    /// <summary>How customers say that they have said or done something before, by language; they join the ones that ship.</summary>
    public Dictionary<string, List<string>> SaidAgain { get; set; } = [];

    /// <summary>Reads a taxonomy.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="shipped">What its moments join.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static MomentTaxonomy Read(TextReader text, string name, MomentTaxonomy? shipped)
    {
        var file = Parse(text, name);
        var entries = new Dictionary<string, MomentEntry>(StringComparer.Ordinal);
        if (shipped is not null && !file.Alone)
            foreach (var (id, entry) in shipped.Entries)
                entries[id] = entry;
        foreach (var (id, entry) in file.Moments)
        {
            var problem = Check(id, entry);
            if (problem is not null)
                throw new FormatException($"{name}: moments:{id}: {problem}");
            if (entry!.Enabled)
                entries[id] = entry.ToEntry(id);
            else
                entries.Remove(id);
        }

        if (OtherLanguage(file.SaidAgain) is { } other)
            throw new FormatException($"{name}: saidAgain:{other}: allowed are en and fr.");
        if (entries.Count > MomentTaxonomy.MaxMoments)
            throw new FormatException($"{name}: there are {entries.Count} moments: allowed are at most {MomentTaxonomy.MaxMoments}.");
        try
        {
            return new MomentTaxonomy(entries, file.ReadWords(shipped), [.. shipped?.SaidAgainPatterns ?? [], .. file.SaidAgain.Values.SelectMany(patterns => patterns)]);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{name}: {problem.Message}", problem);
        }
    }

    // Groups that ship are there for a site's phrases too, whether or not its moments stand alone; the last of a name counts.
    private WordGroups ReadWords(MomentTaxonomy? shipped) => new([.. shipped?.Words.All ?? [], .. Words]);

    private static MomentFile Parse(TextReader text, string name)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<MomentFile?>(text)
                ?? throw new FormatException($"{name} is empty: it must have 'moments'.");
        }
        catch (YamlException problem)
        {
            throw new FormatException($"{name}, line {problem.Start.Line}: {problem.InnerException?.Message ?? problem.Message}", problem);
        }
    }

    private static string? Check(string id, Entry? entry) =>
        id.Length is 0 or > 64 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? "a moment's id has 1 to 64 lower-case letters, digits and hyphens, as it is on the wire and a label of metrics."
        : entry is null ? "has nothing in it: give name, playbook and phrases."
        : !entry.Enabled ? null
        : string.IsNullOrWhiteSpace(entry.Name) ? "has no name."
        : string.IsNullOrWhiteSpace(entry.Playbook) ? "has no playbook."
        : OtherLanguage(entry.Phrases) is { } other ? $"phrases:{other}: allowed are en and fr."
        : null;

    private static string? OtherLanguage(Dictionary<string, List<string>> phrases) => phrases.Keys.FirstOrDefault(language => language is not ("en" or "fr"));

    /// <summary>One moment. A moment without phrases can only be declared.</summary>
    public sealed class Entry
    {
        /// <summary>False takes a shipped moment out.</summary>
        public bool Enabled { get; set; } = true;

        /// <summary>What people call it.</summary>
        public string Name { get; set; } = "";

        /// <summary>How urgent its alert is.</summary>
        public AlertSeverity Severity { get; set; } = AlertSeverity.Warning;

        /// <summary>What to do now.</summary>
        public string Playbook { get; set; } = "";

        /// <summary>What who handles it should know beforehand.</summary>
        public string Know { get; set; } = "";

        /// <summary>What who handles it should be skilled in.</summary>
        public List<string> Skills { get; set; } = [];

        /// <summary>False for what is not what a contact is about: two contacts that share it may be on different matters.</summary>
        public bool Matter { get; set; } = true;

        /// <summary>Phrases by language.</summary>
        public Dictionary<string, List<string>> Phrases { get; set; } = [];

        /// <summary>What looks like it and is something else.</summary>
        public List<string> Except { get; set; } = [];

        /// <summary>The moment with its phrases.</summary>
        /// <param name="id">Its id.</param>
        public MomentEntry ToEntry(string id) =>
            new(new Moment(id, Name, Severity, Playbook, Skills, Know, Matter), [.. Phrases.Values.SelectMany(phrases => phrases)], Except);
    }
}
