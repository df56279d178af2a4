using EmotionStream.Core.Records;
using EmotionStream.Recognition.Voice;

namespace EmotionStream.Recognition.Tests.Voice;

public class VoiceEvaluationTests
{
    [Fact]
    public void Arousal_LabelsThatFollowLoudness_AreTold()
    {
        var row = VoiceEvaluation.Arousal("set", new BaselineVoiceRecogniser(), Clips((_, high) => high), ownBaseline: true);
        Assert.InRange(row.Value, 0.95, 1);
        Assert.InRange(row.Low, 0.9, row.Value);
    }

    [Fact]
    public void Arousal_LabelsByChance_AreNotTold()
    {
        var random = new Random(3);
        var row = VoiceEvaluation.Arousal("set", new BaselineVoiceRecogniser(), Clips((_, _) => random.Next(2) == 0), ownBaseline: true);
        Assert.InRange(row.Value, 0.35, 0.65);
    }

    [Fact]
    public void Arousal_SpeakersOfDifferentLevel_NeedTheirOwnBaseline()
    {
        var clips = Clips((_, high) => high);
        var own = VoiceEvaluation.Arousal("set", new BaselineVoiceRecogniser(), clips, ownBaseline: true);
        var shared = VoiceEvaluation.Arousal("set", new BaselineVoiceRecogniser(), clips, ownBaseline: false);
        Assert.True(own.Value > shared.Value + 0.1);
    }

    private static List<VoiceClip> Clips(Func<int, bool, bool> label)
    {
        var clips = new List<VoiceClip>();
        for (var speaker = 0; speaker < 6; speaker++)
        {
            for (var i = 0; i < 20; i++)
            {
                var high = i % 2 == 0;
                var features = new float[AudioFeatureSet.Names.Count];
                features[(int)AudioFeature.VoicedRatio] = 0.5f;
                features[(int)AudioFeature.F0SemitoneMean] = 20 + (3 * speaker) + (high ? 2 : 0);
                features[(int)AudioFeature.LoudnessMean] = 0.2f * (1 + speaker) * (high ? 1.4f : 1);
                clips.Add(new VoiceClip($"s{speaker}", label(i, high), [features]));
            }
        }

        return clips;
    }
}
