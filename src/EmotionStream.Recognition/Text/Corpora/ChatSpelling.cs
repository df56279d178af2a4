using System.Text.RegularExpressions;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>
/// Rewrites a well-spelt text the way it is typed in a hurry: abbreviations, dropped apostrophes and accents, lower case, no full stop. A copy of a training
/// text in this spelling, with the same labels, teaches the model that both mean the same.
/// </summary>
internal static partial class ChatSpelling
{
    private static readonly Dictionary<string, string[]> French = new(StringComparer.Ordinal)
    {
        ["je suis"] = ["jsuis", "chui", "je sui"], ["j'ai"] = ["jai", "g"], ["j'attends"] = ["jattends", "jattend"], ["c'est"] = ["cest", "c", "c'est"],
        ["il y a"] = ["ya", "y a"], ["je ne"] = ["je", "jne"], ["je n'"] = ["j'", "je "], ["n'est"] = ["est", "nest"], ["n'ai"] = ["ai", "nai"],
        ["toujours"] = ["tjrs", "tjr", "toujour"], ["beaucoup"] = ["bcp"], ["pourquoi"] = ["pk", "pq"], ["quand"] = ["qd"], ["vous"] = ["vs", "vous"],
        ["nous"] = ["ns", "nous"], ["problème"] = ["pb", "probleme"], ["parce que"] = ["pcq", "pck"], ["s'il vous plaît"] = ["svp", "stp"],
        ["s'il vous plait"] = ["svp"], ["bonjour"] = ["bjr", "slt"], ["rendez-vous"] = ["rdv"], ["quelqu'un"] = ["qqun", "kelkun"], ["quelque"] = ["qq"],
        ["aujourd'hui"] = ["ajd", "aujourdhui"], ["maintenant"] = ["mtn", "mnt"], ["est-ce que"] = ["esk", "est ce que"], ["que"] = ["ke", "que"],
        ["pas"] = ["pas", "pa"], ["c'était"] = ["ct", "cetait"], ["jamais"] = ["jms", "jamais"], ["réponse"] = ["rep", "reponse"], ["merci"] = ["mrc", "merci"],
    };

    private static readonly Dictionary<string, string[]> English = new(StringComparer.Ordinal)
    {
        ["you"] = ["u", "ya"], ["are"] = ["r", "are"], ["your"] = ["ur", "your"], ["please"] = ["pls", "plz"], ["thanks"] = ["thx", "ty"], ["thank you"] = ["ty", "thank u"],
        ["because"] = ["bc", "cuz", "cos"], ["going to"] = ["gonna"], ["want to"] = ["wanna"], ["i am"] = ["im"], ["i'm"] = ["im"], ["don't"] = ["dont"],
        ["doesn't"] = ["doesnt"], ["didn't"] = ["didnt"], ["can't"] = ["cant"], ["won't"] = ["wont"], ["it's"] = ["its"], ["that's"] = ["thats"],
        ["i've"] = ["ive"], ["what"] = ["wat", "what"], ["people"] = ["ppl"], ["right now"] = ["rn"], ["to be honest"] = ["tbh"], ["message"] = ["msg"],
        ["account"] = ["acct", "account"], ["and"] = ["n", "&"], ["with"] = ["w/", "with"], ["tomorrow"] = ["tmrw"], ["waiting"] = ["waitin"], ["nothing"] = ["nothin"],
    };

    private static readonly Regex FrenchParts = PartsOf(French.Keys);
    private static readonly Regex EnglishParts = PartsOf(English.Keys);

    /// <summary>The text in hurried spelling.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">en or fr.</param>
    /// <param name="random">Chooses among spellings.</param>
    public static string Rewrite(string text, string language, Random random)
    {
        var isFrench = language == "fr";
        var spellings = isFrench ? French : English;
        var hurried = (isFrench ? FrenchParts : EnglishParts).Replace(
            text.Replace('’', '\'').ToLowerInvariant(), match => random.Next(4) == 0 ? match.Value : Pick(spellings[match.Value], random));
        if (random.Next(2) == 0)
            hurried = string.Concat(hurried.Select(Features.Accents.Fold));
        if (random.Next(2) == 0)
            hurried = Apostrophes().Replace(hurried, random.Next(2) == 0 ? "" : " ");
        return random.Next(2) == 0 ? hurried.TrimEnd('.', ' ', '!') : hurried.Replace(",", "", StringComparison.Ordinal);
    }

    private static Regex PartsOf(IEnumerable<string> parts)
    {
        var alternatives = string.Join('|', parts.OrderByDescending(static part => part.Length).Select(Regex.Escape));
        return new Regex($@"(?<![\w'])(?:{alternatives})(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private static string Pick(string[] spellings, Random random) => spellings[random.Next(spellings.Length)];

    [GeneratedRegex("(?<=[a-zà-ÿ])'(?=[a-zà-ÿ])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Apostrophes();
}
