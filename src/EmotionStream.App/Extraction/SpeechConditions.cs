using EmotionStream.Recognition.Voice;

namespace EmotionStream.App.Extraction;

/// <summary>Measures a corpus in every condition.</summary>
internal static class SpeechConditions
{
    /// <summary>Measures.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="progress">Receives a line a step.</param>
    /// <param name="stop">Stops.</param>
    public static List<VoiceClip> Measure(SpeechCorpus corpus, Action<string> progress, CancellationToken stop)
    {
        progress($"{corpus.Name}: decoding {corpus.Clips.Count} clips …");
        var sounds = corpus.Decode(stop);
        var measured = new List<VoiceClip>();
        foreach (var condition in Enum.GetValues<SpeechCondition>())
        {
            progress($"{corpus.Name}: measuring, {Words(condition)} …");
            measured.AddRange(corpus.Measure(condition, sounds, stop));
        }

        return measured;
    }

    /// <summary>A condition in words.</summary>
    /// <param name="condition">The condition.</param>
    public static string Words(SpeechCondition condition) => condition switch
    {
        SpeechCondition.Clean => "as recorded",
        SpeechCondition.G711 => "8 kHz µ-law",
        SpeechCondition.Telephone => "telephone band",
        _ => "poor line",
    };
}
