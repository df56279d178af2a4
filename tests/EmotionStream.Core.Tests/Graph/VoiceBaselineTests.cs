using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Tests.Graph;

public sealed class VoiceBaselineTests
{
    /// <summary>A recogniser may keep the essential features only, all of them, or any number between.</summary>
    [Theory]
    [InlineData(VoiceBaseline.Essential)]
    [InlineData(7)]
    [InlineData(VoiceBaseline.Features)]
    public void Baseline_OfAnyWidth_OutlivesARestart(int width)
    {
        var recogniser = new Keeper(width);
        using var task = new TaskHarness(voice: recogniser);
        task.Feed(Sound(1), Sound(2), Sound(3)).Commit();
        task.Restart().Feed(Sound(4));

        Assert.Equal([0, 1, 2, 3], recogniser.Heard.Select(static baseline => baseline.Count[0]));
        var last = recogniser.Heard[^1];
        var expected = new VoiceBaseline();
        for (var window = 0; window < 3; window++)
        {
            for (var i = 0; i < width; i++)
                expected.Observe(i, Keeper.Value(window, i));
        }

        Assert.Equal(expected.Count, last.Count);
        Assert.Equal(expected.Mean, last.Mean);
        Assert.Equal(expected.M2, last.M2);
        Assert.Equal(width, last.Known);
    }

    private static InputRecord Sound(double seconds)
    {
        var record = TaskHarness.Audio("i", seconds, 0);
        record.SetScore(default, ScoreOrigin.None);
        record.Speaker = Speaker.Customer;
        record.FeatureBuffer().Fill(1);
        return record;
    }

    /// <summary>Keeps a baseline of so many features, of made-up values.</summary>
    private sealed class Keeper(int width) : IVoiceRecogniser
    {
        public List<VoiceBaseline> Heard { get; } = [];

        public string Model => "keeper";

        public static float Value(int window, int feature) => (window * window) + (0.37f * feature) - 2;

        public EmotionScore Score(CustomerVoice voice, VoiceBaseline baseline)
        {
            Heard.Add(baseline.Clone());
            for (var i = 0; i < width; i++)
                baseline.Observe(i, Value(Heard.Count - 1, i));
            return new EmotionScore { Arousal = 0.5f, ArousalConfidence = 0.5f };
        }
    }
}
