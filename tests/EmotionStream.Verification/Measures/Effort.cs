namespace EmotionStream.Verification.Measures;

/// <summary>What an interaction cost the customer.</summary>
public sealed record Effort(int Transfers, int Holds, int ChannelSwitches, int SelfServiceFailures, int InformationRepeats, long HoldBalance, int OpenHolds)
{
    public static readonly Effort None = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Silences, milliseconds, those on hold included.</summary>
    public long SilenceMs { get; init; }

    /// <summary>Counts one more event.</summary>
    public Effort With(string kind, long time) => kind switch
    {
        "transferred" => this with { Transfers = Transfers + 1 },
        "held" => this with { Holds = Holds + 1, OpenHolds = OpenHolds + 1, HoldBalance = HoldBalance - time },
        "resumed" => this with { OpenHolds = OpenHolds - 1, HoldBalance = HoldBalance + time },
        "channelSwitched" => this with { ChannelSwitches = ChannelSwitches + 1 },
        "selfServiceFailed" => this with { SelfServiceFailures = SelfServiceFailures + 1 },
        "informationRepeated" => this with { InformationRepeats = InformationRepeats + 1 },
        _ => this,
    };

    /// <summary>Milliseconds on hold until a moment.</summary>
    public long HoldMs(long until) => Math.Max(0, (until * OpenHolds) + HoldBalance);

    /// <summary>Milliseconds of silence until a moment, less those on hold.</summary>
    public long SilenceOutsideHolds(long until) => Math.Max(0, SilenceMs - HoldMs(until));

    /// <summary>The score with the default weights of docs/configuration.md, holds lasting until a moment.</summary>
    public double Score(long until) =>
        Transfers + (0.5 * Holds) + (0.25 * (HoldMs(until) + SilenceOutsideHolds(until)) / 60_000) + ChannelSwitches + SelfServiceFailures + InformationRepeats;
}
