using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Measures;

/// <summary>How long nobody was heard, and how long answers took beyond the usual, as docs/effort.md defines them.</summary>
internal static class Silence
{
    /// <summary>The longer of the two, milliseconds.</summary>
    public static long Of(Interaction interaction, Settings settings)
    {
        var counted = interaction.Inputs.Where(interaction.Counts).ToList();
        return Math.Max(DeadAir([.. counted.Where(i => i.Source == Source.AudioFeatures && i.VoicedRatio <= 0)]), Waits(counted.Where(i => i.Source == Source.ChatMessages), settings));
    }

    // Second by second would round: time is cut at every edge, and each piece is silent when a window of both sides covers it.
    private static long DeadAir(IReadOnlyList<Input> silent)
    {
        var edges = silent.SelectMany(w => new[] { w.Time - w.WindowMs, w.Time }).Distinct().Order().ToList();
        return edges.Zip(edges.Skip(1)).Where(piece => Covered(piece, customers: true) && Covered(piece, customers: false)).Sum(piece => piece.Second - piece.First);

        bool Covered((long From, long To) piece, bool customers) =>
            silent.Any(w => w.IsCustomers == customers && w.Time - w.WindowMs <= piece.From && w.Time >= piece.To);
    }

    private static long Waits(IEnumerable<Input> messages, Settings settings)
    {
        long? asked = null, answered = null;
        var total = 0L;
        foreach (var message in messages)
        {
            if (message.IsCustomers)
            {
                asked = Math.Max(asked ?? long.MinValue, message.Time);
                continue;
            }

            if (asked is { } since && !(answered > since))
                total += Math.Max(0, message.Time - since - settings.AnswerWithin);
            answered = Math.Max(answered ?? long.MinValue, message.Time);
        }

        return total;
    }
}
