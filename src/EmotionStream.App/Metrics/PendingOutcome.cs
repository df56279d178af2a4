using EmotionStream.Core.Interactions;

namespace EmotionStream.App.Metrics;

/// <summary>What is counted of an outcome once its transaction commits.</summary>
/// <param name="Dimensions">Bounded labels.</param>
/// <param name="Reason">Why the interaction closed.</param>
/// <param name="Recovery">none, recovered or unrecovered.</param>
/// <param name="Turns">Customer turns; without one there are no valences.</param>
/// <param name="Peak">Peak valence.</param>
/// <param name="End">End valence.</param>
/// <param name="Mean">Mean valence.</param>
/// <param name="Remembered">Remembered score.</param>
internal readonly record struct PendingOutcome(
    Dimensions Dimensions, CloseReason Reason, string Recovery, int Turns, double Peak, double End, double Mean, double Remembered)
{
    /// <summary>Copies what is needed of an outcome that is valid during a call only.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="limiter">Bounds the labels.</param>
    /// <param name="recoveryThreshold">θ: peaks at or below −θ need recovery.</param>
    public static PendingOutcome Of(Outcome outcome, DimensionLimiter limiter, double recoveryThreshold)
    {
        var final = outcome.Final;
        ref readonly var measures = ref final.Measures;
        var recovery = measures.PeakNegative > -recoveryThreshold ? "none" : measures.Recovered ? "recovered" : "unrecovered";
        return new(
            limiter.Of(final.Queue, final.Channel, final.Language),
            outcome.Reason,
            recovery,
            measures.Turns,
            measures.Peak,
            measures.End,
            measures.Mean,
            measures.Remembered);
    }
}
