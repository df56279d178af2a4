namespace EmotionStream.Core.Interactions;

/// <summary>
/// The effort score is Σ weight × count, plus <see cref="HoldMinute"/> for each minute on hold and <see cref="SilenceMinute"/> for each of silence. The defaults are a reading of
/// the customer-effort literature (Dixon et al. 2010: transfers, repeats and channel switches drive disloyalty), not fitted to data.
/// </summary>
public sealed class EffortWeights
{
    /// <summary>A transfer.</summary>
    public double Transfer { get; set; } = 1;

    /// <summary>A hold.</summary>
    public double Hold { get; set; } = 0.5;

    /// <summary>A minute on hold.</summary>
    public double HoldMinute { get; set; } = 0.25;

    /// <summary>A minute of silence outside holds.</summary>
    public double SilenceMinute { get; set; } = 0.25;

    /// <summary>A channel switch.</summary>
    public double ChannelSwitch { get; set; } = 1;

    /// <summary>A failed self-service attempt.</summary>
    public double SelfServiceFailure { get; set; } = 1;

    /// <summary>Information asked for again: as an event, in the customer's words, or given a second time, whichever was seen most often.</summary>
    public double InformationRepeat { get; set; } = 1;

    /// <summary>Checks that every weight is in [0, 100].</summary>
    /// <returns>One message for each weight out of range.</returns>
    public IEnumerable<string> Validate()
    {
        (string Key, double Value)[] weights =
        [
            (nameof(Transfer), Transfer), (nameof(Hold), Hold), (nameof(HoldMinute), HoldMinute), (nameof(SilenceMinute), SilenceMinute), (nameof(ChannelSwitch), ChannelSwitch),
            (nameof(SelfServiceFailure), SelfServiceFailure), (nameof(InformationRepeat), InformationRepeat),
        ];
        return from w in weights
               where !(w.Value is >= 0 and <= 100)
               select $"Interactions:Effort:{w.Key} is {w.Value}: allowed are 0 to 100.";
    }

    /// <summary>The effort score of some counts.</summary>
    /// <param name="counts">The counted facts.</param>
    public double Score(in EffortCounts counts) =>
        (counts.Transfers * Transfer) + (counts.Holds * Hold) + (counts.HoldMs / 60_000.0 * HoldMinute) + (counts.SilenceMs / 60_000.0 * SilenceMinute)
        + (counts.ChannelSwitches * ChannelSwitch) + (counts.SelfServiceFailures * SelfServiceFailure) + (counts.Repeats * InformationRepeat);
}
