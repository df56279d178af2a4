using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmotionStream.Core.Privacy;
using EmotionStream.Testing;

namespace EmotionStream.Core.Tests.Privacy;

/// <summary>How much of what must not leave is taken out, and how much is taken out that need not, by kind and language.</summary>
public sealed partial class RedactionSetTests
{
    private static readonly Example[] Examples =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Privacy", "redaction-examples.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(fields => new Example(fields[0], fields[1], fields[2])),
    ];

    /// <summary>One line of the set.</summary>
    /// <param name="Set">dev or test.</param>
    /// <param name="Language">en or fr.</param>
    /// <param name="Marked">The words, with what must not leave marked.</param>
    private sealed record Example(string Set, string Language, string Marked)
    {
        public string Words => Mark().Replace(Marked, match => match.Groups["text"].Value);

        public string Expected => Mark().Replace(Marked, match => $"[{match.Groups["kind"].Value}]");

        public string Redacted => Redactor.Redact(Words);

        public IEnumerable<(string Kind, string Text)> Secrets => Mark().Matches(Marked).Select(match => (match.Groups["kind"].Value, match.Groups["text"].Value));
    }

    private sealed record Counts(int Found, int Missed, int Wrong)
    {
        public double Recall => Found + Missed == 0 ? 1 : (double)Found / (Found + Missed);

        public double Precision => Found + Wrong == 0 ? 1 : (double)Found / (Found + Wrong);
    }

    [Theory]
    [InlineData("dev", "en", 1, 1)]
    [InlineData("dev", "fr", 1, 1)]
    [InlineData("test", "en", 0.9, 0.9)]
    [InlineData("test", "fr", 0.9, 0.9)]
    public void PrecisionAndRecall_OfEachKind(string set, string language, double leastRecall, double leastPrecision)
    {
        var examples = Examples.Where(example => example.Set == set && example.Language == language).ToArray();
        var report = new StringBuilder($"{set} {language}, {examples.Length} examples\n");
        var all = new Counts(0, 0, 0);
        foreach (var kind in new[] { "card", "iban", "phone", "email", "name", "number" })
        {
            var counts = Count(examples, kind);
            all = new(all.Found + counts.Found, all.Missed + counts.Missed, all.Wrong + counts.Wrong);
            report.Append(CultureInfo.InvariantCulture, $"  {kind,-8} precision {counts.Precision:0.00}, recall {counts.Recall:0.00} ({counts.Found} found, {counts.Missed} missed, {counts.Wrong} wrong)\n");
        }

        report.Append(CultureInfo.InvariantCulture, $"  all      precision {all.Precision:0.00}, recall {all.Recall:0.00}\n");
        foreach (var example in examples.Where(example => example.Redacted != example.Expected))
            report.Append(CultureInfo.InvariantCulture, $"  differs: {example.Marked}\n       -> {example.Redacted}\n");
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());

        Assert.True(all.Recall >= leastRecall && all.Precision >= leastPrecision, report.ToString());
    }

    [Fact]
    public void NothingToTakeOut_GivesTheSameInstance_WithoutAllocating()
    {
        const string Clean = "Bonjour, la livraison est encore en retard et personne ne me répond, franchement";
        for (var i = 0; i < 100; i++)
            Redactor.Redact(Clean);
        var redacted = "";

        Assert.Equal(0, AllocatedBytes.By(() => redacted = Redactor.Redact(Clean)));
        Assert.Same(Clean, redacted);
    }

    /// <summary>A secret is found when a placeholder of its kind stands for it and none of its longer words and digit groups is left that should not be.</summary>
    private static Counts Count(IEnumerable<Example> examples, string kind)
    {
        int found = 0, missed = 0, wrong = 0;
        foreach (var example in examples)
        {
            var (redacted, expected) = (example.Redacted, example.Expected);
            var placeholders = Times(redacted, $"[{kind}]");
            var secrets = example.Secrets.Where(secret => secret.Kind == kind).ToArray();
            var gone = Math.Min(
                placeholders, secrets.Count(secret => Part().Matches(secret.Text).All(part => Times(redacted, part.Value) <= Times(expected, part.Value))));
            found += gone;
            missed += secrets.Length - gone;
            wrong += Math.Max(0, placeholders - secrets.Length);
        }

        return new(found, missed, wrong);
    }

    private static int Times(string words, string part) => Regex.Count(words, Regex.Escape(part), RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{(?<kind>\w+):(?<text>[^}]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    // Shorter ones ("at", "dot", "Mrs") tell nobody.
    [GeneratedRegex(@"[\p{L}\p{N}]{4,}", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
