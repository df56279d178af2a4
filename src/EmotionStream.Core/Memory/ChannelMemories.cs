using EmotionStream.Core.Customers;

namespace EmotionStream.Core.Memory;

/// <summary>How each channel is remembered, by a customer or in a queue: a list, in order of name, of those with the most contacts lately.</summary>
public static class ChannelMemories
{
    /// <summary>Most channels that are kept apart.</summary>
    public const int Most = 8;

    /// <summary>Contacts, decayed, from which a channel's mean says something.</summary>
    public const double MinContacts = 1;

    /// <summary>Adds an interaction.</summary>
    /// <param name="channels">The list.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="time">Its time.</param>
    /// <param name="score">Its remembered score.</param>
    /// <param name="halfLifeMs">After how long it counts half.</param>
    /// <param name="asOf">The newest time known.</param>
    public static void Remember(List<ChannelMemory> channels, string channel, long time, double score, long halfLifeMs, long asOf)
    {
        var at = channels.FindIndex(c => string.Equals(c.Channel, channel, StringComparison.Ordinal));
        if (at >= 0)
        {
            var known = channels[at];
            channels[at] = known with { Scores = known.Scores.With(time, score), Contacts = known.Contacts.With(time, 1) };
            return;
        }

        if (channels.Count == Most)
            channels.Remove(channels.MinBy(c => c.Contacts.At(Math.Max(asOf, c.Contacts.AsOf))));
        channels.Add(new(channel, new(halfLifeMs, time, score), new(halfLifeMs, time, 1)));
        channels.Sort((one, other) => string.CompareOrdinal(one.Channel, other.Channel));
    }

    /// <summary>
    /// Largest difference between the means of two channels that have contacts enough, in [0, 2]; null while fewer than two have: the same people are treated otherwise here than there.
    /// </summary>
    /// <param name="channels">The list.</param>
    /// <param name="asOf">The newest time known.</param>
    /// <param name="minContacts">Contacts, decayed, that are enough.</param>
    public static double? Divergence(List<ChannelMemory> channels, long asOf, double minContacts = MinContacts)
    {
        var (least, most, counted) = (double.MaxValue, double.MinValue, 0);
        foreach (var channel in channels)
        {
            if (channel.Contacts.At(Math.Max(asOf, channel.Contacts.AsOf)) < minContacts)
                continue;
            (least, most, counted) = (Math.Min(least, channel.Mean), Math.Max(most, channel.Mean), counted + 1);
        }

        return counted < 2 ? null : most - least;
    }
}
