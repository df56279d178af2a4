using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Extraction;
using EmotionStream.Core.Records;
using MathNet.Numerics.Statistics;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream evaluate features</c>: how our acoustic features agree with another implementation's.</summary>
internal static class EvaluateFeaturesCommand
{
    private const double Agrees = 0.85;

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "A folder with the corpora and, in its folder egemaps, the reference's functionals (egemapsv02_clean, _g711 and _tel.csv.gz).",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<int> Every = new("--every") { Description = "Compare every Nth clip.", HelpName = "N", DefaultValueFactory = static _ => 1 };

    private static readonly Option<bool> Each = new("--each") { Description = "Print every feature, not only groups of them." };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command(
            "features", "Correlate our acoustic features of whole clips with a reference's, as recorded, as 8 kHz µ-law and in the telephone band; beside it, the reference's and ours of that "
            + "condition with the reference's as recorded, which tells what the condition leaves of a feature.")
        {
            Data, Every, Each,
        };
        command.SetAction(static (parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command.WithExamples(
            "emotionstream evaluate features --data ../shared/data/speech",
            "emotionstream evaluate features --data ../shared/data/speech --every 24 --each");
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var folder = parsed.GetRequiredValue(Data).FullName;
        var every = parsed.GetValue(Every) is >= 1 and var n ? n : throw CommandException.Usage("--every is 1 or more.");
        var conditions = ReferenceComparison.ConditionNames.Where(condition => File.Exists(ReferenceComparison.TablePath(folder, condition))).ToList();
        if (conditions.Count == 0)
            throw CommandException.Usage($"There is no {ReferenceComparison.TablePath(folder, "clean")}.");
        var output = parsed.InvocationConfiguration.Output;
        foreach (var condition in conditions)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{condition} …");
            var (features, clips) = ReferenceComparison.Run(folder, condition, every, stop);
            output.WriteLine($"{$"{condition}, {clips} clips",-38} {"features",8}  median r  least r  reference kept  ours kept");
            foreach (var group in features.GroupBy(static one => ReferenceColumns.Group(one.Feature), StringComparer.Ordinal))
            {
                Line(group.Key, [.. group]);
                if (!parsed.GetValue(Each))
                    continue;
                foreach (var one in group)
                    output.WriteLine($"    {AudioFeatureSet.Names[(int)one.Feature],-42} {one.R,8:F3} {"",8} {one.ReferenceKept,15:F3} {one.OursKept,10:F3}");
            }

            Line($"all, {features.Count(static one => one.R >= Agrees)} of them {Agrees} or more", [.. features]);
        }

        return ExitCodes.Success;

        void Line(string name, FeatureAgreement[] of) => output.WriteLine(
            $"  {name,-36} {of.Length,8} {of.Select(static one => one.R).Median(),9:F3} {of.Min(static one => one.R),8:F3} "
            + $"{of.Select(static one => one.ReferenceKept).Median(),15:F3} {of.Select(static one => one.OursKept).Median(),10:F3}");
    }
}
