using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Voice;

/// <summary>How well a voice recogniser's arousal tells emotions of high arousal from those of low arousal.</summary>
public static class VoiceEvaluation
{
    private const int Seed = 20_261_122;
    private const int WindowMs = 3000;

    /// <summary>
    /// Area under the ROC curve over clips. Each speaker's clips come in a seeded random order, as if in one call, and every window is scored before
    /// it enters the baseline; a clip's score is the mean arousal of its windows. A clip with no window trusted by half (too little voice, or too
    /// early in the call) is left out. The interval draws speakers, not clips, since clips of a speaker are not independent.
    /// </summary>
    /// <param name="set">Name of the set and condition.</param>
    /// <param name="recogniser">What is measured.</param>
    /// <param name="clips">The clips.</param>
    /// <param name="ownBaseline">Whether each speaker has a baseline of their own; else one is shared by all, clips in random order.</param>
    public static EvaluationRow Arousal(string set, IVoiceRecogniser recogniser, IReadOnlyList<VoiceClip> clips, bool ownBaseline)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        ArgumentNullException.ThrowIfNull(clips);
        var random = new Random(Seed);
        var order = clips.OrderBy(clip => clip.Speaker, StringComparer.Ordinal).ToArray();
        random.Shuffle(order);
        var baselines = new Dictionary<string, VoiceBaseline>(StringComparer.Ordinal);
        var scored = new List<(string Speaker, double Score, bool High)>();
        foreach (var clip in order)
        {
            var caller = ownBaseline ? clip.Speaker : "";
            if (!baselines.TryGetValue(caller, out var baseline))
                baselines.Add(caller, baseline = new VoiceBaseline());
            if (Score(recogniser, clip, baseline) is { } score)
                scored.Add((clip.Speaker, score, clip.HighArousal));
        }

        var bySpeaker = scored.GroupBy(one => one.Speaker, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        var value = Area([.. scored]);
        var (low, high) = Bootstrap.Interval(bySpeaker.Length, speakers => Area([.. speakers.SelectMany(i => bySpeaker[i])]));
        return new EvaluationRow(
            set, ownBaseline ? "arousal AUC, caller's own baseline" : "arousal AUC, one baseline for all", scored.Count, value, low, high, null);
    }

    private static double? Score(IVoiceRecogniser recogniser, VoiceClip clip, VoiceBaseline baseline)
    {
        double sum = 0;
        var count = 0;
        foreach (var window in clip.Windows)
        {
            CustomerVoice.TryCreate(Speaker.Customer, window, WindowMs, out var voice);
            var score = recogniser.Score(voice, baseline);
            if (score.Abstention != AbstentionReason.None || score.ArousalConfidence < 0.5f)
                continue;
            sum += score.Arousal;
            count++;
        }

        return count == 0 ? null : sum / count;
    }

    private static double Area((string Speaker, double Score, bool High)[] scored) =>
        Roc.Area([.. scored.Select(one => one.Score)], [.. scored.Select(one => one.High)]);
}
