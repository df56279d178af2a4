using EmotionStream.Core.Interactions;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Fusion;

/// <summary>
/// Takes the text and the voice of a turn together: value = Σ αc·w·x / Σ αc·w over its records, with α the channel's weight and w the record's confidence. Sums are
/// whole millionths, so the order of records does not matter to the last bit. The graph folds turns by the same rule (<see cref="TurnList"/>); this one keeps the shares.
/// </summary>
/// <param name="weights">The channels' weights.</param>
/// <param name="audioTurn">Length of a span of sound, in milliseconds.</param>
/// <param name="minConfidence">Confidence under which a record tells no valence.</param>
public sealed class TurnFusion(FusionWeights weights, int audioTurn, double minConfidence)
{
    /// <summary>The fusion that the options ask for.</summary>
    /// <param name="options">How interactions are measured.</param>
    public static TurnFusion Of(InteractionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options.Fusion, (int)options.AudioTurn.TotalMilliseconds, options.MinTurnConfidence);
    }

    /// <summary>Beginning of the span of sound that a time lies in.</summary>
    /// <param name="time">Milliseconds since the Unix epoch.</param>
    /// <param name="audioTurn">Length of a span in milliseconds.</param>
    public static long SpanOf(long time, int audioTurn)
    {
        var into = time % audioTurn;
        return time - (into < 0 ? into + audioTurn : into);
    }

    /// <summary>
    /// Makes the turns of some readings. The sound of a span goes with the text in it that stands next to its beginning: the last at that very instant, else the first
    /// after it. Without a text it is a turn of its own.
    /// </summary>
    /// <param name="readings">Readings in any order.</param>
    /// <returns>The turns in order of time.</returns>
    public IReadOnlyList<FusedTurn> Turns(IEnumerable<ChannelReading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var all = readings.ToLookup(static reading => reading.IsVoice);
        var parts = all[false].OrderBy(static text => text.Time).ThenBy(static text => text.Offset).Select(static text => new List<ChannelReading> { text }).ToList();
        var texts = parts.ToList();
        foreach (var span in all[true].GroupBy(window => SpanOf(window.Time, audioTurn)))
        {
            var words = texts.LastOrDefault(text => text[0].Time == span.Key)
                ?? texts.FirstOrDefault(text => text[0].Time > span.Key && text[0].Time < span.Key + audioTurn);
            if (words is null)
                parts.Add([.. span]);
            else
                words.AddRange(span);
        }

        return [.. parts.Select(Fuse).OrderBy(static turn => turn.Time)];
    }

    /// <summary>Takes the records of one turn together.</summary>
    /// <param name="parts">At least one record, in any order, with one text at most.</param>
    public FusedTurn Fuse(IReadOnlyCollection<ChannelReading> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var time = parts.Where(static part => !part.IsVoice).Select(static part => (long?)part.Time).FirstOrDefault()
            ?? SpanOf(parts.Min(static part => part.Time), audioTurn);
        return new(
            time,
            Fuse(parts, weights.TextValence, weights.VoiceValence, part => (part.Valence, part.Confidence >= minConfidence ? part.Confidence : 0)),
            Fuse(parts, weights.TextArousal, weights.VoiceArousal, static part => (part.Arousal, part.ArousalConfidence)),
            parts.Count);
    }

    private static FusedDimension Fuse(
        IReadOnlyCollection<ChannelReading> parts, double textWeight, double voiceWeight, Func<ChannelReading, (double Value, double Confidence)> of)
    {
        var (text, voice) = (default(Sum), default(Sum));
        foreach (var part in parts)
        {
            var (value, confidence) = of(part);
            ref var sum = ref part.IsVoice ? ref voice : ref text;
            sum.Add(value, confidence, part.IsVoice ? voiceWeight : textWeight);
        }

        var weight = text.Weight + voice.Weight;
        if (weight == 0)
            return default;
        return new(
            (double)(text.Weighted + voice.Weighted) / weight,
            (double)weight / (text.Channel + voice.Channel),
            text.Value,
            voice.Value,
            (double)text.Weight / weight,
            (double)voice.Weight / weight);
    }

    /// <summary>The sums of a channel, in millionths.</summary>
    private struct Sum
    {
        public long Weighted;
        public long Weight;
        public long Channel;

        public readonly double? Value => Weight == 0 ? null : (double)Weighted / Weight;

        public void Add(double value, double confidence, double channel)
        {
            if (confidence <= 0)
                return;
            var weight = channel * confidence;
            Weighted += (long)Math.Round(weight * value * TurnEntry.One);
            Weight += (long)Math.Round(weight * TurnEntry.One);
            Channel += (long)Math.Round(channel * TurnEntry.One);
        }
    }
}
