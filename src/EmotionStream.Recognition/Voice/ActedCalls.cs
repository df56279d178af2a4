namespace EmotionStream.Recognition.Voice;

/// <summary>
/// Strings utterances together to calls: a speaker's clips of one condition, in a seeded random order, as if they had been said on one line. A corpus has no
/// calls, and without them a caller has no baseline.
/// </summary>
internal static class ActedCalls
{
    private const int Seed = 20_261_122;

    /// <summary>Makes calls.</summary>
    /// <param name="clips">Clips.</param>
    /// <returns>The clips of each call, in their order.</returns>
    public static IEnumerable<VoiceClip[]> Of(IEnumerable<VoiceClip> clips)
    {
        var random = new Random(Seed);
        foreach (var call in clips.GroupBy(clip => (clip.Corpus, clip.Condition, clip.Speaker)).OrderBy(group => group.Key))
        {
            var order = call.ToArray();
            random.Shuffle(order);
            yield return order;
        }
    }
}
