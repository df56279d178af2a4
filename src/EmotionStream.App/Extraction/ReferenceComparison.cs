using EmotionStream.App.CommandLine;
using EmotionStream.Audio.Features;
using EmotionStream.Core.Records;
using MathNet.Numerics.Statistics;

namespace EmotionStream.App.Extraction;

/// <summary>Correlates our functionals of whole clips with a reference's, clip by clip.</summary>
internal static class ReferenceComparison
{
    /// <summary>Level of a formant where there is no voice, in the reference's functionals.</summary>
    private const double NoLevelDb = -201;

    private const string Recorded = "clean";

    private static readonly Dictionary<string, SpeechCondition> Conditions = new(StringComparer.Ordinal)
    {
        [Recorded] = SpeechCondition.Clean, ["g711"] = SpeechCondition.G711, ["tel"] = SpeechCondition.Telephone,
    };

    /// <summary>The conditions that there are tables for, by the names of their files.</summary>
    public static IEnumerable<string> ConditionNames => Conditions.Keys;

    /// <summary>Where the table of a condition is.</summary>
    /// <param name="folder">The corpora's folder.</param>
    /// <param name="condition">The condition.</param>
    public static string TablePath(string folder, string condition) => Path.Combine(folder, "egemaps", $"egemapsv02_{condition}.csv.gz");

    /// <summary>Pearson's r of each feature that the reference has: of ours with the reference's, and of both with the reference's of the clips as recorded.</summary>
    /// <param name="folder">The folder with the corpora and the tables.</param>
    /// <param name="condition">A name of <see cref="ConditionNames"/>.</param>
    /// <param name="every">Every how manieth clip is compared.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The features, and how many clips.</returns>
    public static (IReadOnlyList<FeatureAgreement> Features, int Clips) Run(string folder, string condition, int every, CancellationToken stop)
    {
        var table = new ReferenceTable(TablePath(folder, condition));
        var recorded = condition == Recorded || !File.Exists(TablePath(folder, Recorded)) ? table : new ReferenceTable(TablePath(folder, Recorded));
        var files = Directory.EnumerateFiles(folder, "*.flac", SearchOption.AllDirectories)
            .ToDictionary(path => $"{Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0]}/{Path.GetFileNameWithoutExtension(path)}", StringComparer.Ordinal);
        var names = table.Clips.Where(files.ContainsKey).Where((_, i) => i % every == 0).ToArray();
        if (names.Length < 3)
            throw new CommandException($"{folder} has {names.Length} of the table's clips; a correlation needs three at least.");
        var ours = names.AsParallel().AsOrdered().WithCancellation(stop).Select(name => Measure(files[name], Conditions[condition])).ToArray();
        var found = new List<FeatureAgreement>();
        foreach (var feature in Enum.GetValues<AudioFeature>())
        {
            if (ReferenceColumns.Value(feature, static _ => 0) is null)
                continue;
            var kept = names.Zip(ours, (name, window) => (Name: name, Ours: Comparable(feature, window))).Where(static one => double.IsFinite(one.Ours)).ToArray();
            double[] measured = [.. kept.Select(static one => one.Ours)], here = Column(table), clean = Column(recorded);
            found.Add(new FeatureAgreement(
                feature, Correlation.Pearson(measured, here), Correlation.Pearson(here, clean), Correlation.Pearson(measured, clean)));

            double[] Column(ReferenceTable of) => [.. kept.Select(one => ReferenceColumns.Value(feature, column => of[one.Name, column])!.Value)];
        }

        return (found, names.Length);
    }

    private static FeatureWindow Measure(string path, SpeechCondition condition)
    {
        using var source = LineSimulation.Apply(Sound.Read(path), condition, path, path);
        return AudioFeatureExtraction.Whole(source).Single().Window;
    }

    /// <summary>Our levels of formants are of voiced frames; the reference averages −201 dB in for all others, which is done to ours before they are compared.</summary>
    private static double Comparable(AudioFeature feature, FeatureWindow window)
    {
        var (mean, deviation) = feature switch
        {
            AudioFeature.F1AmplitudeMean or AudioFeature.F1AmplitudeStd => (AudioFeature.F1AmplitudeMean, AudioFeature.F1AmplitudeStd),
            AudioFeature.F2AmplitudeMean or AudioFeature.F2AmplitudeStd => (AudioFeature.F2AmplitudeMean, AudioFeature.F2AmplitudeStd),
            AudioFeature.F3AmplitudeMean or AudioFeature.F3AmplitudeStd => (AudioFeature.F3AmplitudeMean, AudioFeature.F3AmplitudeStd),
            _ => (feature, feature),
        };
        if (mean == deviation)
            return window[feature];
        double voiced = window[AudioFeature.VoicedRatio], m = window[mean], s = window[deviation];
        var all = (voiced * m) + ((1 - voiced) * NoLevelDb);
        return feature == mean ? all : Math.Sqrt((voiced * ((s * s) + (m * m))) + ((1 - voiced) * NoLevelDb * NoLevelDb) - (all * all));
    }
}
