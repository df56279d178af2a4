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

    /// <summary>Channel switches.</summary>
    public int ChannelSwitches;

    /// <summary>Failed self-service attempts.</summary>
    public int SelfServiceFailures;

    /// <summary>Times the same information was asked for again.</summary>
    public int InformationRepeats;
}
