namespace EmotionStream.Core.Silences;

/// <summary>
/// The silences of an interaction. Sound tells of dead air, words of waiting for an answer; each is followed in the order of its own topic, in which all records of an interaction stand in one
/// partition, so neither depends on how topics interleave.
/// </summary>
public sealed class SilenceList
{
    /// <summary>When the customer was last silent, as windows of sound tell.</summary>
    public SilentStretch Customer;

    /// <summary>When everybody else was.</summary>
    public SilentStretch Others;

    /// <summary>Time in which both sides were heard to be silent.</summary>
    public SilenceSum DeadAir;

    /// <summary>Time beyond the usual that answers took.</summary>
    public SilenceSum Waits;

    /// <summary>The longer of the two, milliseconds: of a call that is transcribed both tell of the same silences.</summary>
    public long TotalMs => Math.Max(DeadAir.TotalMs, Waits.TotalMs);

    /// <summary>Takes a silent window of one side.</summary>
    /// <param name="customer">Whether it is the customer's.</param>
    /// <param name="since">Its beginning (relative).</param>
    /// <param name="until">Its end.</param>
    /// <param name="arrival">Stream time of its partition.</param>
    public void Hear(bool customer, int since, int until, int arrival)
    {
        // What a side had before a gap ends before what comes after it, so only a stretch that goes on has been counted in part.
        ref var side = ref customer ? ref Customer : ref Others;
        ref readonly var other = ref customer ? ref Others : ref Customer;
        var (known, counted) = (side.Since, side.Shared(other));
        side.Extend(since, until);
        var more = side.Shared(other) - (side.Since == known ? counted : 0);
        if (more > 0)
            DeadAir.Add(new(more, arrival));
    }

    /// <summary>Takes back what arrived only after the interaction was over.</summary>
    /// <param name="last">The last arrival that counts (relative).</param>
    public void ForgetAfter(long last)
    {
        DeadAir.ForgetAfter(last);
        Waits.ForgetAfter(last);
    }

    /// <summary>A copy that shares nothing.</summary>
    public SilenceList Clone() => new() { Customer = Customer, Others = Others, DeadAir = DeadAir.Clone(), Waits = Waits.Clone() };
}
