using EmotionStream.Core.Cues;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Silences;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Interactions;

/// <summary>The part of a state that most interactions never need: on the heap, written to through <see cref="InteractionState.OwnExtras"/> only.</summary>
public sealed class InteractionExtras
{
    /// <summary>All turns of the window when they are more than fit the state; null otherwise.</summary>
    public TurnEntry[]? Spilled;

    /// <summary>Turns that came too late for the order-sensitive measures.</summary>
    public TurnEntry[] Late = [];

    /// <summary>The caller's acoustic baseline.</summary>
    public VoiceBaseline? Voice;

    /// <summary>Beginning of the newest span of <see cref="InteractionOptions.AudioTurn"/> in which sound told arousal: older ones no longer count.</summary>
    public int VoiceArousalSpan = InteractionState.Never;

    /// <summary>Σ weight × arousal over the windows of that span, in millionths.</summary>
    public int WeightedVoiceArousal;

    /// <summary>Σ weight over the same, in millionths; 0 before the first.</summary>
    public int VoiceArousalWeight;

    /// <summary>What the customer's words told beside emotion; null when nothing.</summary>
    public CueList? Cues;

    /// <summary>When nobody was heard, and answers that took long; null when there was nothing of it.</summary>
    public SilenceList? Silences;

    /// <summary>Survey satisfaction 1–5; NaN before.</summary>
    public float Satisfaction = float.NaN;

    /// <summary>Survey effort 1–7; NaN before.</summary>
    public float CustomerEffort = float.NaN;

    /// <summary>Σ resumed − Σ held in milliseconds, to which each open hold adds the present.</summary>
    public int HoldBalance;

    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty =>
        HoldBalance == 0 && VoiceArousalWeight == 0 && Spilled is null && Late.Length == 0 && Voice is null && Cues is null && Silences is null
        && float.IsNaN(Satisfaction) && float.IsNaN(CustomerEffort);

    /// <summary>Copies everything that is mutated in place.</summary>
    public InteractionExtras Clone() => new()
    {
        Spilled = (TurnEntry[]?)Spilled?.Clone(),
        Late = (TurnEntry[])Late.Clone(),
        Voice = Voice?.Clone(),
        VoiceArousalSpan = VoiceArousalSpan,
        WeightedVoiceArousal = WeightedVoiceArousal,
        VoiceArousalWeight = VoiceArousalWeight,
        Cues = Cues?.Clone(),
        Silences = Silences?.Clone(),
        Satisfaction = Satisfaction,
        CustomerEffort = CustomerEffort,
        HoldBalance = HoldBalance,
    };
}
