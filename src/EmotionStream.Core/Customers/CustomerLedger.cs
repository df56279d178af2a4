using EmotionStream.Core.Memory;

namespace EmotionStream.Core.Customers;

/// <summary>
/// What is kept of one customer: a decaying balance, the newest changes of it with their interactions, contacts under way and open alerts. Bounded, however many interactions
/// the customer has.
/// </summary>
public sealed class CustomerLedger
{
    /// <summary>Most half-lives a balance is kept for.</summary>
    public const int MaxHalfLives = 8;

    /// <summary>Most contacts under way that are kept; the newest are.</summary>
    public const int MaxOpenContacts = 8;

    /// <summary>The balance, a sum for each half-life.</summary>
    public List<DecayingSum> Balances { get; init; } = [];

    /// <summary>The newest changes, oldest first.</summary>
    public List<LedgerChange> Changes { get; init; } = [];

    /// <summary>Contacts under way, in the order in which they were heard of.</summary>
    public List<OpenContact> OpenContacts { get; init; } = [];

    /// <summary>How each channel is remembered.</summary>
    public List<ChannelMemory> Channels { get; init; } = [];

    /// <summary>Open alerts.</summary>
    public List<OpenCustomerAlert> Alerts { get; init; } = [];

    /// <summary>Outcomes counted.</summary>
    public int Contacts { get; set; }

    /// <summary>Time of the newest event.</summary>
    public long LastEventAt { get; set; } = long.MinValue;

    /// <summary>Whether the balance has been back above the tipping point's closing threshold since it last fell through the opening one.</summary>
    public bool Armed { get; set; } = true;

    /// <summary>Time of the newest change; <see cref="long.MinValue"/> before any.</summary>
    public long AsOf
    {
        get
        {
            var newest = long.MinValue;
            foreach (var sum in Balances)
                newest = Math.Max(newest, sum.AsOf);
            return newest;
        }
    }

    /// <summary>Largest difference between the means of two channels with contacts enough, in [0, 2]; null while fewer than two have.</summary>
    public double? ChannelDivergence => ChannelMemories.Divergence(Channels, AsOf);

    /// <summary>The balance at a time.</summary>
    /// <param name="time">The time, not before <see cref="AsOf"/>.</param>
    public double BalanceAt(long time)
    {
        var balance = 0.0;
        foreach (var sum in Balances)
            balance += sum.At(time);
        return balance;
    }

    /// <summary>Whether an interaction has had its outcome, as far as is remembered.</summary>
    /// <param name="interactionId">The interaction.</param>
    public bool HasCounted(string interactionId) => Changes.Exists(c => string.Equals(c.InteractionId, interactionId, StringComparison.Ordinal));

    /// <summary>Counts an outcome.</summary>
    /// <param name="change">What it does.</param>
    /// <param name="kept">How many changes are kept.</param>
    /// <param name="channelHalfLifeMs">Half-life of what is remembered of channels.</param>
    /// <returns>Its place among the changes; −1 when it is older than all that are kept.</returns>
    public int Count(LedgerChange change, int kept, long channelHalfLifeMs)
    {
        Contacts++;
        Add(change.HalfLifeMs, change.Time, change.Amount);
        if (change is { Channel: { } channel, Turns: > 0 })
            ChannelMemories.Remember(Channels, channel, change.Time, change.Remembered, channelHalfLifeMs, AsOf);
        var place = Changes.Count;
        while (place > 0 && Compare(Changes[place - 1], change) > 0)
            place--;
        Changes.Insert(place, change);
        var tooMany = Changes.Count - kept;
        if (tooMany <= 0)
            return place;
        Changes.RemoveRange(0, tooMany);
        return Math.Max(-1, place - tooMany);
    }

    /// <summary>A copy of everything that is written to in place.</summary>
    public CustomerLedger Clone() => new()
    {
        Balances = [.. Balances],
        Changes = [.. Changes],
        OpenContacts = [.. OpenContacts],
        Channels = [.. Channels],
        Alerts = [.. Alerts],
        Contacts = Contacts,
        LastEventAt = LastEventAt,
        Armed = Armed,
    };

    private static int Compare(LedgerChange one, LedgerChange other) =>
        one.Time != other.Time ? one.Time.CompareTo(other.Time) : string.CompareOrdinal(one.InteractionId, other.InteractionId);

    private void Add(long halfLifeMs, long time, double amount)
    {
        var at = Balances.FindIndex(b => b.HalfLifeMs == halfLifeMs);
        if (at >= 0)
        {
            Balances[at] = Balances[at].With(time, amount);
            return;
        }

        if (Balances.Count == MaxHalfLives)
        {
            // Only a configuration changed again and again comes here: what is left of the oldest terms goes.
            var now = Math.Max(AsOf, time);
            Balances.Remove(Balances.MinBy(b => Math.Abs(b.At(now))));
        }

        Balances.Add(new(halfLifeMs, time, amount));
        Balances.Sort((one, other) => one.HalfLifeMs.CompareTo(other.HalfLifeMs));
    }
}
