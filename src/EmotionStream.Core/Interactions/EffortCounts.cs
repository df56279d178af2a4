namespace EmotionStream.Core.Interactions;

/// <summary>What the interaction cost the customer, as counted facts.</summary>
public struct EffortCounts
{
    /// <summary>Transfers to another queue or agent.</summary>
    public int Transfers;

    /// <summary>Holds.</summary>
    public int Holds;

    /// <summary>Total time on hold, milliseconds.</summary>
    public long HoldMs;

    /// <summary>Silences outside holds, milliseconds.</summary>
    public long SilenceMs;

    /// <summary>Channel switches.</summary>
    public int ChannelSwitches;

    /// <summary>Failed self-service attempts.</summary>
    public int SelfServiceFailures;

    /// <summary>Times an event said that information was asked for again.</summary>
    public int InformationRepeats;

    /// <summary>Times the customer said that something had been said or done before.</summary>
    public int RepeatsSaid;

    /// <summary>Times the customer gave an identifier, or a longer message, that had been given before.</summary>
    public int RepeatsGiven;

    /// <summary>
    /// Repeated information: the greatest of the three witnesses, as an event, the customer's complaint and the second giving tell of the same thing.
    /// </summary>
    public readonly int Repeats => Math.Max(InformationRepeats, Math.Max(RepeatsSaid, RepeatsGiven));
}
