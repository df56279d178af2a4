using EmotionStream.App.Extraction;

namespace EmotionStream.App.Tests.Extraction;

/// <summary>
/// Our features agree with the reference implementation's on real speech. Needs ../shared/data/speech beside the repository and the program sox;
/// <c>emotionstream evaluate features</c> prints the whole table.
/// </summary>
public class ReferenceParityTests
{
    /// <summary>Coprime to the number of speakers: names are in order of what is said, then of who says it, and a multiple would pick some speakers only.</summary>
    private const int EveryNthClip = 23;
    private static readonly string[] MustAgree = ["F0", "loudness", "spectral slopes", "MFCC", "HNR"];

    [Theory]
    [InlineData("clean", 0.95)]
    [InlineData("g711", 0.94)]
    [InlineData("tel", 0.92)]
    public void Features_OfRealSpeech_CorrelateWithTheReference(string condition, double leastMedian)
    {
        Assert.SkipUnless(SharedSpeech.Folder is not null, SharedSpeech.Needs);
        var (features, clips) = ReferenceComparison.Run(SharedSpeech.Folder, condition, EveryNthClip, TestContext.Current.CancellationToken);
        Assert.InRange(clips, 104, 106);
        Assert.Equal(88, features.Count);
        foreach (var group in MustAgree)
        {
            var median = Median(features.Where(one => ReferenceColumns.Group(one.Feature) == group).Select(one => one.R));
            Assert.True(median >= 0.85, $"{group}: median r = {median:F3}");
        }

        Assert.InRange(Median(features.Select(one => one.R)), leastMedian, 1);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
