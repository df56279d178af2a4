namespace EmotionStream.Core.Customers;

/// <summary>How a customer remembers a channel: the decayed mean of the scores of its interactions.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Scores">Decayed sum of the remembered scores.</param>
/// <param name="Contacts">Decayed number of interactions.</param>
public readonly record struct ChannelMemory(string Channel, DecayingSum Scores, DecayingSum Contacts)
{
    /// <summary>The mean, in [−1, 1].</summary>
    public double Mean => Contacts.Value > 0 ? Scores.Value / Contacts.Value : 0;
}
