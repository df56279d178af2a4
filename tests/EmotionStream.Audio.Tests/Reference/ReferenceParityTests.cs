using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;
using EmotionStream.Audio.Telephone;
using EmotionStream.Core.Records;

namespace EmotionStream.Audio.Tests.Reference;

/// <summary>
/// Correlation of each feature with the reference implementation's over a sample of clips. Needs ../shared/data/speech beside the repository and
/// the program sox. The tables are in the test's output: run with <c>--show-live-output on</c>.
/// </summary>
public class ReferenceParityTests(ITestOutputHelper output)
{
    private const int EveryNthClip = 24;
    private static readonly string[] MustAgree = ["F0", "loudness", "spectral slopes", "MFCC", "HNR"];

    [Theory]
    [InlineData("clean", 0.94)]
    [InlineData("g711", 0.93)]
    [InlineData("tel", 0.9)]
    public void Features_OfRealSpeech_CorrelateWithTheReference(string condition, double leastMedian)
    {
        Assert.SkipUnless(ReferenceSpeech.Folder is not null, "Needs ../shared/data/speech beside the repository and the program sox (apt install sox).");
        var table = ReferenceSpeech.Table(condition);
        var names = table.Keys.Order(StringComparer.Ordinal).Where((_, i) => i % EveryNthClip == 0).ToArray();
        var ours = names.AsParallel().AsOrdered().Select(name => Measure(name, condition)).ToArray();

        var groups = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var feature in Enum.GetValues<AudioFeature>())
        {
            if (ReferenceColumns.Value(feature, _ => 0) is null)
                continue;
            var pairs = names.Zip(ours, (name, window) => (X: (double)window[feature], Y: ReferenceColumns.Value(feature, c => table[name][c])!.Value))
                .Where(pair => double.IsFinite(pair.X)).ToArray();
            var r = Correlation(pairs);
            var group = ReferenceColumns.Group(feature);
            if (!groups.TryGetValue(group, out var list))
                groups.Add(group, list = []);
            list.Add(r);
            output.WriteLine($"{condition,-6} {AudioFeatureSet.Names[(int)feature],-28} r = {r:F3}");
        }

        foreach (var (group, values) in groups)
            output.WriteLine($"{condition,-6} group {group,-22} median r = {Median(values):F3}, least {values.Min():F3}, {values.Count} features");
        var all = groups.Values.SelectMany(values => values).ToList();
        output.WriteLine($"{condition,-6} all {names.Length} clips, {all.Count} features: median r = {Median(all):F3}, {all.Count(r => r >= 0.85)} of them ≥ 0.85");

        foreach (var group in MustAgree)
            Assert.True(Median(groups[group]) >= 0.85, $"{group}: median r = {Median(groups[group]):F3}");
        Assert.True(Median(all) >= leastMedian);
    }

    private static FeatureWindow Measure(string name, string condition)
    {
        var (samples, rate) = ReferenceSpeech.Decode(name);
        using var source = condition == "clean"
            ? new MemorySource(samples, rate)
            : new MemorySource(TelephoneLine.Transmit(samples, rate, bandLimited: condition == "tel"), TelephoneLine.SampleRate);
        return AudioFeatureExtraction.Whole(source).Single().Window;
    }

    private static double Correlation((double X, double Y)[] pairs)
    {
        var (mx, my) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        return pairs.Sum(p => (p.X - mx) * (p.Y - my)) / Math.Sqrt(pairs.Sum(p => (p.X - mx) * (p.X - mx)) * pairs.Sum(p => (p.Y - my) * (p.Y - my)));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
