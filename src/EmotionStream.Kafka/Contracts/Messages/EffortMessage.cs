namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>What the interaction cost the customer.</summary>
/// <param name="Score">Effort score, at least 0.</param>
/// <param name="Transfers">Transfers.</param>
/// <param name="Holds">Holds.</param>
/// <param name="HoldMs">Total time on hold, milliseconds.</param>
/// <param name="ChannelSwitches">Channel switches.</param>
/// <param name="SelfServiceFailures">Failed self-service attempts.</param>
/// <param name="InformationRepeats">Times an event said that information was asked for again.</param>
/// <param name="RepeatsSaid">Times the customer said that something had been said or done before.</param>
/// <param name="RepeatsGiven">Times the customer gave an identifier or a longer message that had been given before.</param>
/// <param name="SilenceMs">Silences outside holds, milliseconds.</param>
public sealed record EffortMessage(
    double Score, int Transfers, int Holds, long HoldMs, int ChannelSwitches, int SelfServiceFailures, int InformationRepeats,
    int RepeatsSaid = 0, int RepeatsGiven = 0, long SilenceMs = 0);
