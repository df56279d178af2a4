using EmotionStream.Core.Records;
using EmotionStream.Recognition.Voice;

namespace EmotionStream.Recognition.Tests.Voice;

/// <summary>Made-up clips: speakers differ in pitch and level; an angry clip is louder, higher and flatter than a neutral one, a sad one softer and lower.</summary>
internal static class ActedClips
{
    public static List<VoiceClip> Make(int speakers = 8, int clipsEach = 40, string corpus = "toy", int seed = 1)
    {
        SpokenEmotion[] emotions = [SpokenEmotion.Neutral, SpokenEmotion.Angry, SpokenEmotion.Sad, SpokenEmotion.Happy];
        var random = new Random(seed);
        var clips = new List<VoiceClip>();
        for (var speaker = 0; speaker < speakers; speaker++)
        {
            for (var i = 0; i < clipsEach; i++)
            {
                var emotion = emotions[i % emotions.Length];
                clips.Add(new VoiceClip(corpus, "Clean", $"s{speaker}", emotion, [Window(speaker, emotion, random)]));
            }
        }

        return clips;
    }

    public static float[] Window(int speaker, SpokenEmotion emotion, Random random)
    {
        var features = new float[AudioFeatureSet.Names.Count];
        Array.Fill(features, float.NaN);
        var excited = emotion is SpokenEmotion.Angry or SpokenEmotion.Happy ? 1 : 0;
        features[(int)AudioFeature.VoicedRatio] = 0.5f;
        features[(int)AudioFeature.VoicedSegmentRate] = 2 + (0.3f * random.NextSingle());
        features[(int)AudioFeature.F0SemitoneMean] = 20 + (1.5f * speaker) + (3 * excited) + random.NextSingle();
        features[(int)AudioFeature.LoudnessMean] = 0.2f * (1 + (0.2f * speaker)) * (1 + (0.6f * excited)) * (1 + (0.2f * random.NextSingle()));
        features[(int)AudioFeature.AlphaRatioVoicedMean] = (emotion == SpokenEmotion.Angry ? -6 : -12) + (2 * random.NextSingle());
        return features;
    }
}
