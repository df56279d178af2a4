using EmotionStream.Core.Records;
using EmotionStream.Recognition.Voice;

namespace EmotionStream.Recognition.Tests.Voice;

public class VoiceEvaluationTests
{
    private static readonly BaselineVoiceRecogniser Untrained = new();

    [Fact]
    public void Arousal_EmotionsThatFollowLoudness_AreTold()
    {
        var row = VoiceEvaluation.Area("set", "arousal", VoiceTask.Arousal, Untrained, Clips((_, high) => high));
        Assert.InRange(row.Value, 0.9, 1);
        Assert.InRange(row.Low, 0.85, row.Value);
        Assert.Equal(120, row.Cases);
    }

    [Fact]
    public void Arousal_EmotionsByChance_AreNotTold()
    {
        var random = new Random(3);
        Assert.InRange(VoiceEvaluation.Area("set", "arousal", VoiceTask.Arousal, Untrained, Clips((_, _) => random.Next(2) == 0)).Value, 0.35, 0.65);
    }

    [Fact]
    public void Arousal_SpeakersOfDifferentLevel_NeedTheirOwnBaseline()
    {
        var clips = Clips((_, high) => high);
        var own = VoiceEvaluation.Area("set", "own", VoiceTask.Arousal, Untrained, clips);
        var shared = VoiceEvaluation.Area("set", "shared", VoiceTask.Arousal, Untrained, clips, ownBaseline: false);
        Assert.True(own.Value > shared.Value + 0.1);
    }

    [Fact]
    public void Clips_WithoutAnAnswer_AreHeardButDoNotCount()
    {
        var clips = Clips((_, high) => high);
        var row = VoiceEvaluation.Area("set", "valence", VoiceTask.Valence, Untrained, clips);
        Assert.Equal(60, row.Cases);
    }

    /// <summary>High arousal is anger (which has a valence), low is calm (which has none).</summary>
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
                clips.Add(new VoiceClip("toy", "Clean", $"s{speaker}", label(i, high) ? SpokenEmotion.Angry : SpokenEmotion.Calm, [features]));
            }
        }

        return clips;
    }
}
