using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Voice;

/// <summary>How well a voice recogniser answers a <see cref="VoiceTask"/>.</summary>
public static class VoiceEvaluation
{
    private const int WindowMs = 3000;

    /// <summary>
    /// Area under the ROC curve over clips. Each speaker's clips come in a seeded random order, as if in one call, and every window is scored before
    /// it enters the baseline; a clip's score is the mean of its windows. A clip with no window that can be scored is left out.
    /// The interval draws speakers, not clips, since clips of a speaker are not independent.
    /// </summary>
    /// <param name="set">Name of the set and condition.</param>
    /// <param name="measure">What the row says it is.</param>
    /// <param name="task">The question.</param>
    /// <param name="recogniser">What is measured. One that knows no anger is asked for its arousal instead.</param>
    /// <param name="clips">The clips, of one condition.</param>
    /// <param name="ownBaseline">Whether each speaker has a baseline of their own; else one is shared by all of a corpus, clips in random order.</param>
    public static EvaluationRow Area(
        string set, string measure, VoiceTask task, IVoiceRecogniser recogniser, IReadOnlyList<VoiceClip> clips, bool ownBaseline = true)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        ArgumentNullException.ThrowIfNull(clips);
        var scored = Score(task, recogniser, clips, ownBaseline);
        var bySpeaker = scored.GroupBy(static one => one.Speaker, StringComparer.Ordinal).Select(static group => group.ToArray()).ToArray();
        var (low, high) = Bootstrap.Interval(bySpeaker.Length, speakers => Area([.. speakers.SelectMany(i => bySpeaker[i])]));
        return new EvaluationRow(set, measure, scored.Count, Area([.. scored]), low, high, null);
    }

    /// <summary>How far a recogniser's probability is from the share that is right, over clips (expected calibration error, ten bins).</summary>
    /// <param name="set">Name of the set and condition.</param>
    /// <param name="measure">What the row says it is.</param>
    /// <param name="task">The question: arousal or anger.</param>
    /// <param name="recogniser">What is measured.</param>
    /// <param name="clips">The clips, of one condition.</param>
    public static EvaluationRow Calibration(string set, string measure, VoiceTask task, IVoiceRecogniser recogniser, IReadOnlyList<VoiceClip> clips)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        ArgumentNullException.ThrowIfNull(clips);
        var scored = Score(task, recogniser, clips, ownBaseline: true);
        var bySpeaker = scored.GroupBy(static one => one.Speaker, StringComparer.Ordinal).Select(static group => group.ToArray()).ToArray();
        var (low, high) = Bootstrap.Interval(bySpeaker.Length, speakers => Error([.. speakers.SelectMany(i => bySpeaker[i])]));
        return new EvaluationRow(set, measure, scored.Count, Error([.. scored]), low, high, null);
    }

    private static List<ScoredClip> Score(VoiceTask task, IVoiceRecogniser recogniser, IReadOnlyList<VoiceClip> clips, bool ownBaseline)
    {
        var scored = new List<ScoredClip>();
        var calls = ActedCalls.Of(ownBaseline ? clips : clips.Select(static clip => clip with { Speaker = "" }));
        var speakers = new Dictionary<IReadOnlyList<float[]>, string>(ReferenceEqualityComparer.Instance);
        foreach (var clip in clips)
            speakers[clip.Windows] = clip.Corpus + "/" + clip.Speaker;
        foreach (var call in calls)
        {
            var baseline = new VoiceBaseline();
            foreach (var clip in call)
            {
                // Every clip is heard, as the caller's baseline grows with it; only those with an answer count.
                if (Score(task, recogniser, clip, baseline) is { } score && task.Answer(clip.Emotion) is { } positive)
                    scored.Add(new ScoredClip(speakers[clip.Windows], score, positive));
            }
        }

        return scored;
    }

    private static double? Score(VoiceTask task, IVoiceRecogniser recogniser, VoiceClip clip, VoiceBaseline baseline)
    {
        double sum = 0;
        var count = 0;
        foreach (var window in clip.Windows)
        {
            CustomerVoice.TryCreate(Speaker.Customer, window, WindowMs, out var voice);
            var score = recogniser.Score(voice, baseline);
            if (score.Abstention != AbstentionReason.None)
                continue;
            sum += Answer(task, score);
            count++;
        }

        return count == 0 ? null : sum / count;
    }

    private static double Answer(VoiceTask task, in EmotionScore score) => task switch
    {
        VoiceTask.Valence => score.Valence,
        VoiceTask.Anger when score.Emotions[(int)EmotionLabel.Anger] > 0 => score.Emotions[(int)EmotionLabel.Anger],
        _ => score.Arousal,
    };

    private static double Area(ScoredClip[] scored) =>
        Roc.Area([.. scored.Select(static one => one.Score)], [.. scored.Select(static one => one.Positive)]);

    private static double Error(ScoredClip[] scored) =>
        CalibrationError.Expected([.. scored.Select(static one => one.Score)], [.. scored.Select(static one => one.Positive)]);

    private sealed record ScoredClip(string Speaker, double Score, bool Positive);
}
