using System.Text.Json;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using Xunit;

namespace EmotionStream.Testing;

/// <summary>
/// What ledgers must be, worked out anew from the outcomes that readers see: nothing here comes from the ledger's code. Half-life 30 days, λ 2, and twenty changes, as by default.
/// </summary>
public static class LedgerRecomputation
{
    private const double HalfLifeDays = 30;

    /// <summary>Holds every customer's newest record against the outcomes.</summary>
    /// <param name="topics">Where both stand.</param>
    /// <returns>How many of each.</returns>
    public static (int Customers, int Outcomes) AssertEqual(TestTopics topics)
    {
        var outcomes = topics.Read(OutputTopic.Outcomes).Select(r => JsonSerializer.Deserialize(r.Value, ContractJson.Default.OutcomeMessage)!).ToList();
        Assert.Equal(outcomes.Count, outcomes.Select(o => o.InteractionId).Distinct(StringComparer.Ordinal).Count());
        var ledgers = topics.Read(OutputTopic.Customers).GroupBy(r => r.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => JsonSerializer.Deserialize(g.Last().Value, ContractJson.Default.CustomerMessage)!, StringComparer.Ordinal);
        var byCustomer = outcomes.Where(o => o.CustomerId is not null).GroupBy(o => o.CustomerId!, StringComparer.Ordinal).ToList();
        Assert.Equal(byCustomer.Select(c => c.Key).Order(StringComparer.Ordinal), ledgers.Keys.Order(StringComparer.Ordinal));
        foreach (var customer in byCustomer)
            AssertEqual([.. customer.OrderBy(TimeOf).ThenBy(o => o.InteractionId, StringComparer.Ordinal)], ledgers[customer.Key]);
        return (byCustomer.Count, byCustomer.Sum(c => c.Count()));
    }

    private static void AssertEqual(IReadOnlyList<OutcomeMessage> outcomes, CustomerMessage ledger)
    {
        var newest = TimeOf(outcomes[^1]);
        Assert.Equal((outcomes.Count, newest), (ledger.Contacts, ledger.AsOf));
        Assert.Equal(outcomes.Skip(outcomes.Count - 20).Select(o => o.InteractionId), ledger.Changes.Select(c => c.InteractionId));
        foreach (var (outcome, change) in outcomes.Skip(outcomes.Count - 20).Zip(ledger.Changes))
            Assert.Equal(AmountOf(outcome), change.Amount, 2e-4);

        // Written with four decimals, so each outcome may be off by half of the last one, twice that when negative.
        Assert.Equal(outcomes.Sum(o => AmountOf(o) * Decay(newest - TimeOf(o))), ledger.Balance, 1e-4 * (1 + outcomes.Count));
        foreach (var channel in outcomes.Where(o => o.Turns > 0).GroupBy(o => o.Channel!, StringComparer.Ordinal))
        {
            var weight = channel.Sum(o => Decay(newest - TimeOf(o)));
            var kept = Assert.Single(ledger.Channels, c => c.Channel == channel.Key);
            Assert.Equal(weight, kept.Contacts, 2e-4);
            Assert.Equal(channel.Sum(o => o.Remembered * Decay(newest - TimeOf(o))) / weight, kept.Remembered, 2e-4);
        }

        Assert.Empty(ledger.OpenContacts);
    }

    private static DateTimeOffset TimeOf(OutcomeMessage outcome) => outcome.EndedAt ?? outcome.LastEventAt;

    private static double AmountOf(OutcomeMessage outcome) => outcome.Turns == 0 ? 0 : outcome.Remembered < 0 ? 2 * outcome.Remembered : outcome.Remembered;

    private static double Decay(TimeSpan age) => Math.Pow(2, -age.TotalDays / HalfLifeDays);
}
