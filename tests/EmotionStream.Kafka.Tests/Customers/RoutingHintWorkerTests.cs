using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Tests.Contracts;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Customers.CustomerTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Customers;

/// <summary>Routing hints on a real Kafka: from an interaction's events by way of the customer's ledger to whoever takes the contact next.</summary>
public class RoutingHintWorkerTests(KafkaFixture kafka)
{
    private static readonly MomentCatalogue Moments = new([new("lost-card", "Lost card", AlertSeverity.Critical, "Block it now.", ["cards"], "No means of payment.")]);

    [Fact]
    public async Task BackAfterABadContact_ThenTransferred_GetsTwoHints_TracedToAlertsInteractionsAndMoments()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Conversations.Of("i-1", "c-1", Begin, -0.95, -0.9));
        using var interactions = new WorkerHost(WithCustomers(topics), (_, output) => new InteractionTask(
            new InteractionOptions { ClosingGrace = TimeSpan.FromMilliseconds(500), IdlePartition = TimeSpan.FromMilliseconds(300) }, RuleSet.Create(RuleSet.Defaults()), null, output, Moments));
        using (var customers = new WorkerHost(WithCustomers(topics), new CustomerGraphFactory(new LedgerOptions(), Moments)))
        {
            WaitFor(topics, "c-1", c => c.Contacts == 1);
            customers.Stop();
        }

        // What is known comes through a restart; the second contact is another interaction, on another partition perhaps.
        using var restarted = new WorkerHost(WithCustomers(topics), new CustomerGraphFactory(new LedgerOptions(), Moments));
        topics.Send(
            Event("i-2", 10, InteractionEventType.Started, queue: "front", customer: "c-1", moment: "lost-card"),
            Event("i-2", 11, InteractionEventType.Transferred, queue: "cards"),
            Event("i-3", 10, InteractionEventType.Started, queue: "front", customer: "c-2"),
            Event("i-3", 11, InteractionEventType.Transferred, queue: "cards"));
        Eventually.True(() => Hints(topics).Count == 2, Deadline, () => $"two hints; there are {Hints(topics).Count}");
        WaitFor(topics, "c-2", c => c.OpenContacts is ["i-3"]);
        interactions.Stop();
        restarted.Stop();

        var hints = Hints(topics);
        Assert.Equal(
            [("i-2", "c-1", HintTrigger.RepeatContact, "front"), ("i-2", "c-1", HintTrigger.Transferred, "cards")],
            hints.Select(h => (h.InteractionId, h.CustomerId, h.Trigger, h.Queue)));
        foreach (var hint in hints)
        {
            Assert.Equal(["retention", "service-recovery", "cards"], hint.Skills);
            Assert.Equal(
                [(HintSource.Alert, "i-1"), (HintSource.Alert, "i-2"), (HintSource.Moment, "i-2"), (HintSource.Interaction, "i-1")],
                hint.Reasons.Select(r => (r.Source, r.InteractionId)));
            Assert.Equal(
                Alerts(topics).Where(a => a.State == AlertState.Opened).Select(a => a.AlertId).Order(StringComparer.Ordinal),
                hint.Reasons.Where(r => r.AlertId is not null).Select(r => r.AlertId).Order(StringComparer.Ordinal));
            Assert.Equal(("lost-card", "No means of payment."), (hint.Reasons[2].Moment, hint.Reasons[2].Know));
            Assert.Equal(("chat", "billing"), (hint.Reasons[3].Channel, hint.Reasons[3].Queue));
        }

        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
        foreach (var record in topics.Read(OutputTopic.RoutingHints))
            Schemas.AssertValid("routing-hints", record.Text);
    }

    private static List<RoutingHintMessage> Hints(TestTopics topics) =>
        [.. topics.Read(OutputTopic.RoutingHints).Select(r => JsonSerializer.Deserialize(r.Value, ContractJson.Default.RoutingHintMessage)!)];

    private static (InputSource Source, string? Key, string Value) Event(
        string id, int minutes, InteractionEventType type, string queue, string? customer = null, string? moment = null) =>
        (InputSource.InteractionEvents, id, JsonSerializer.Serialize(
            new InteractionEventMessage { InteractionId = id, Time = Begin.AddMinutes(minutes), Type = type, Queue = queue, CustomerId = customer, Moment = moment, AgentId = "a-7" },
            ContractJson.Default.InteractionEventMessage));
}
