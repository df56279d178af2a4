using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Voice.Model;

namespace EmotionStream.Recognition.Voice.Training;

/// <summary>A window to train on.</summary>
/// <param name="Clip">The clip it is of.</param>
/// <param name="Features">What the trees see.</param>
internal sealed record VoiceExample(VoiceClip Clip, float[] Features)
{
    private const int WindowMs = 3000;

    /// <summary>The windows of clips that can be scored, each compared with what its speaker said before in the same call.</summary>
    /// <param name="clips">Clips.</param>
    /// <param name="comparesCaller">Whether the deviations are seen; else they are 0.</param>
    public static List<VoiceExample> Of(IEnumerable<VoiceClip> clips, bool comparesCaller)
    {
        var examples = new List<VoiceExample>();
        var deviations = new float[VoiceBaseline.Features];
        foreach (var call in ActedCalls.Of(clips))
        {
            var baseline = new VoiceBaseline();
            foreach (var clip in call)
            {
                foreach (var window in clip.Windows)
                {
                    CustomerVoice.TryCreate(Speaker.Customer, window, WindowMs, out var voice);
                    if (CallerComparison.Compare(voice, baseline, deviations) != AbstentionReason.None)
                        continue;
                    var input = new VoiceInput();
                    input.Set(window, comparesCaller ? deviations : []);
                    examples.Add(new VoiceExample(clip, input.Features));
                }
            }
        }

        return examples;
    }
}
