using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Interactions;

/// <summary>
/// All that is kept of one interaction: 240 bytes, plus <see cref="Extras"/> for those that need it. Times are milliseconds relative to <see cref="Origin"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct InteractionState : IKeyedState<InteractionState>
{
    /// <summary>Stands for a time that is not known.</summary>
    public const int Never = int.MinValue;

    // Size of the two references, on which all else follows.
    private const int PlainStart = 16;
    private static readonly bool ReferencesComeFirst = CheckLayout();

    /// <summary>Event time of the first event that arrived, milliseconds since the Unix epoch: what the other times count from.</summary>
    public long Origin;

    /// <summary>Σ confidence × valence over all turns, in millionths.</summary>
    public long SumWeightedValence;

    /// <summary>Σ confidence over all turns, in millionths.</summary>
    public long SumWeight;

    /// <summary>Who and where.</summary>
    public InteractionProfile? Profile;

    /// <summary>What most interactions don't need.</summary>
    public InteractionExtras? Extras;

    /// <summary>The settled turns.</summary>
    public TurnFold Settled;

    /// <summary>When the customer was in distress, over the settled turns.</summary>
    public DistressTimes Distress;

    /// <summary>The newest turns, in order, when they fit.</summary>
    public TurnWindow Window;

    /// <summary>Time of the last settled turn.</summary>
    public int SettledThrough;

    /// <summary>Time of <c>started</c> when <see cref="IsStartKnown"/>; until then of the first settled turn.</summary>
    public int BeganAt;

    /// <summary>Time of <c>ended</c>.</summary>
    public int EndedAt;

    /// <summary>Time of the newest event.</summary>
    public int LastEventAt;

    /// <summary>When anybody was last heard.</summary>
    public int LastHeardAt;

    /// <summary>Time of the reminder that stands for this interaction.</summary>
    public int ScheduledAt;

    /// <summary>When the newest text was said that tells arousal. What sound tells is in <see cref="InteractionExtras"/>.</summary>
    public int TextArousalAt;

    /// <summary>Time of the customer's newest message.</summary>
    public int AskedAt;

    /// <summary>Time of anybody else's newest message.</summary>
    public int AnsweredAt;

    /// <summary>Where rules stand: the head of a chain in <see cref="Alerts.RuleStates"/>; 0 = no rule is near.</summary>
    public int Rules;

    /// <summary>Its arousal, in ten-thousandths.</summary>
    public ushort TextArousal;

    /// <summary>Turns among the settled ones that a recogniser abstained on.</summary>
    public ushort SettledAbstentions;

    /// <summary>Turns in the window.</summary>
    public ushort WindowCount;

    /// <summary>Transfers.</summary>
    public byte Transfers;

    /// <summary>Holds.</summary>
    public byte Holds;

    /// <summary>Holds not yet resumed.</summary>
    public sbyte OpenHolds;

    /// <summary>Channel switches.</summary>
    public byte ChannelSwitches;

    /// <summary>Failed self-service attempts.</summary>
    public byte SelfServiceFailures;

    /// <summary>Information asked for again.</summary>
    public byte InformationRepeats;

    /// <summary>Alerts of warning or critical severity that opened, up to 255.</summary>
    public byte AlertsOpened;

    /// <summary>Times an alert was held back while its rule cooled down, up to 255.</summary>
    public byte AlertsSuppressed;

    /// <summary>What its arousal counts beside sound of the same span, in 255ths; 0 before the first.</summary>
    public byte TextArousalWeight;

    // In one byte, as a byte more would make the state eight bytes larger.
    private Facts _facts;

    [Flags]
    private enum Facts : byte
    {
        None = 0,
        SharesExtras = 1,
        IsClosed = 2,
        IsStartKnown = 4,
    }

    /// <summary>Whether <see cref="Extras"/> may be shared with the undo log, so that it is copied before it is written to.</summary>
    public bool SharesExtras
    {
        readonly get => (_facts & Facts.SharesExtras) != Facts.None;
        set => Set(Facts.SharesExtras, value);
    }

    /// <summary>Whether the outcome has been published.</summary>
    public bool IsClosed
    {
        readonly get => (_facts & Facts.IsClosed) != Facts.None;
        set => Set(Facts.IsClosed, value);
    }

    /// <summary>Whether <c>started</c> has been seen.</summary>
    public bool IsStartKnown
    {
        readonly get => (_facts & Facts.IsStartKnown) != Facts.None;
        set => Set(Facts.IsStartKnown, value);
    }

    /// <summary>Whether <c>ended</c> has been seen.</summary>
    public readonly bool HasEnded => EndedAt != Never;

    /// <summary>A state at its first event.</summary>
    /// <param name="origin">Event time of the event.</param>
    public static InteractionState Begin(long origin) => new()
    {
        Origin = origin,
        SettledThrough = Never,
        BeganAt = Never,
        EndedAt = Never,
        LastEventAt = 0,
        LastHeardAt = 0,
        ScheduledAt = Never,
        TextArousalAt = Never,
        AskedAt = Never,
        AnsweredAt = Never,
    };

    /// <summary>Turns a time into one relative to the origin; ±24 days at most, beyond which it is clamped.</summary>
    /// <param name="time">Milliseconds since the Unix epoch.</param>
    public readonly int Relative(long time) => (int)Math.Clamp(time - Origin, int.MinValue + 1, int.MaxValue);

    /// <summary>Turns a relative time into milliseconds since the Unix epoch.</summary>
    /// <param name="relative">Milliseconds since the origin.</param>
    public readonly long Absolute(int relative) => Origin + relative;

    /// <summary>The extras for writing to: made when there are none, copied when shared.</summary>
    public InteractionExtras OwnExtras()
    {
        if (Extras is null)
            Extras = new InteractionExtras();
        else if (SharesExtras)
            Extras = Extras.Clone();
        SharesExtras = false;
        return Extras;
    }

    /// <summary>Lets go of extras that hold nothing.</summary>
    public void TrimExtras()
    {
        if (Extras is { IsEmpty: true })
            Extras = null;
    }

    /// <inheritdoc/>
    public void CopyTo(ref InteractionState copy)
    {
        if (!ReferencesComeFirst)
        {
            copy = this;
        }
        else
        {
            // A struct that holds references is copied eight bytes at a time, with a write barrier for each reference. Here most have none, and the rest goes in four
            // wide moves: 3% of an event at 100,000 interactions, as stores wait for lines of the log and the fewer there are the better.
            if (!ReferenceEquals(copy.Profile, Profile))
                copy.Profile = Profile;
            if (!ReferenceEquals(copy.Extras, Extras))
                copy.Extras = Extras;
            ref var from = ref Unsafe.As<InteractionState, byte>(ref this);
            ref var to = ref Unsafe.As<InteractionState, byte>(ref copy);
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref to, PlainStart), ref Unsafe.Add(ref from, PlainStart), (uint)(Unsafe.SizeOf<InteractionState>() - PlainStart));
        }

        SharesExtras = Extras is not null;
    }

    private void Set(Facts fact, bool value) => _facts = value ? _facts | fact : _facts & ~fact;

    // The runtime lays out references first; should it not, they are not told apart.
    private static bool CheckLayout()
    {
        InteractionState state = default;
        ref var start = ref Unsafe.As<InteractionState, byte>(ref state);
        var profile = Unsafe.ByteOffset(ref start, ref Unsafe.As<InteractionProfile?, byte>(ref state.Profile));
        var extras = Unsafe.ByteOffset(ref start, ref Unsafe.As<InteractionExtras?, byte>(ref state.Extras));
        return (profile == 0 && extras == PlainStart / 2) || (extras == 0 && profile == PlainStart / 2);
    }
}
