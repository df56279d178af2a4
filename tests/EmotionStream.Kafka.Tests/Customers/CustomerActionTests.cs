using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Customers.CustomerTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Customers;

/// <summary>Actions on alerts about customers, from <c>emotion.alert-actions</c> by way of the task of interactions to the task of customers.</summary>
public class CustomerActionTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Acting_OnAnAlertAboutACustomer_IsAStepOfIt_AndWhatIsNotOpenADeadLetter()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Conversations.Of("i-1", "c-1", Begin, -0.95, -0.95));
        using var interactions = InteractionWorker(topics);
        using var customers = CustomerWorker(topics);
        Eventually.True(() => Alerts(topics).Count == 1, Deadline, "the alert");
        var alert = Alerts(topics)[0];
        Assert.Equal((OpenCustomerAlert.TippingPoint, "c-1", "i-1"), (alert.Rule, alert.CustomerId, alert.InteractionId));

        // With the customer named, whether the interaction is still remembered or not; without, while it is.
        topics.Send(
            Act(alert, AlertActionType.Acknowledged, "c-1"),
            Act(alert, AlertActionType.Released, null),
            Act(alert, AlertActionType.HandedOver, "c-1"),
            Act(alert, AlertActionType.CalledBack, "c-1"),
            Act(alert, AlertActionType.Closed, "c-1"));
        Eventually.True(() => Alerts(topics).Count == 6, Deadline, "five steps more");
        topics.Send(
            Act(alert, AlertActionType.Closed, "c-1"),
            Act(alert with { AlertId = "00000000000000000000000000000000" }, AlertActionType.Closed, "c-1"),
            Act(alert with { InteractionId = "i-unknown" }, AlertActionType.Closed, "c-1"));
        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 3, Deadline, () =>
            $"three dead letters; there are {string.Join(", ", topics.Read(OutputTopic.DeadLetters).Select(d => d.Headers["origin-topic"]))}");
        interactions.Stop();
        customers.Stop();

        Assert.Equal(
            [
                (AlertState.Opened, null, null, null),
                (AlertState.Acknowledged, "s-1", null, "acknowledged"),
                (AlertState.Updated, "s-1", null, "released"),
                (AlertState.Acknowledged, "s-1", "s-2", "handedOver"),
                (AlertState.Acknowledged, "s-1", null, "calledBack"),
                (AlertState.Closed, "s-1", null, "action"),
            ],
            Alerts(topics).Select(a => (a.State, a.By, a.To, a.Reason)));
        Assert.All(Alerts(topics), a => Assert.Equal(alert.AlertId, a.AlertId));
        Assert.Empty(Newest(topics)["c-1"]!.OpenAlerts);
        var letters = topics.Read(OutputTopic.DeadLetters);
        Assert.All(letters, letter => Assert.Equal("unknown-alert", letter.Headers["cause"]));
        Assert.Equal(
            [topics.Names.Of(InputSource.AlertActions), topics.Names.Of(InputSource.AlertActions), topics.Names.Of(InputSource.CustomerEvents)],
            letters.Select(letter => letter.Headers["origin-topic"]).Order(StringComparer.Ordinal));
    }

    private static (InputSource Source, string? Key, string Value) Act(AlertMessage alert, AlertActionType action, string? customer) =>
        (InputSource.AlertActions, alert.InteractionId, JsonSerializer.Serialize(
            new AlertActionMessage
            {
                InteractionId = alert.InteractionId, Time = Begin.AddMinutes(1), AlertId = alert.AlertId, Action = action, CustomerId = customer, By = "s-1",
                To = action == AlertActionType.HandedOver ? "s-2" : null,
            },
            ContractJson.Default.AlertActionMessage));
}
