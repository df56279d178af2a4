using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Customers.CustomerTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Customers;

/// <summary>The second kind of task, on a real Kafka: from interactions by way of <c>emotion.customer-events</c> to ledgers and alerts.</summary>
public class CustomerWorkerTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Outcomes_MoveTheBalanceOfTheirCustomer_AndAreTracedToTheirInteractions()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send([.. Conversations.Of("i-1", "c-1", Begin, -0.8, -0.7), .. Conversations.Of("i-2", "c-2", Begin, 0.6, 0.7), .. Conversations.Of("i-3", null, Begin, -0.9, -0.9)]);
        using var interactions = InteractionWorker(topics);
        using var customers = CustomerWorker(topics);

        var unhappy = WaitFor(topics, "c-1", c => c.Contacts == 1);
        var happy = WaitFor(topics, "c-2", c => c.Contacts == 1);
        WaitOutcomes(topics, 3);
        interactions.Stop();
        customers.Stop();

        var change = Assert.Single(unhappy.Changes);
        Assert.Equal("i-1", change.InteractionId);
        Assert.Equal(2 * change.Remembered, change.Amount, 1e-4);
        Assert.Equal(change.Amount, unhappy.Balance, 1e-4);
        Assert.Equal(happy.Changes[0].Remembered, happy.Balance, 1e-4);
        Assert.Equal(["c-1", "c-2"], Newest(topics).Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(topics.Read(OutputTopic.CustomerEvents), r => r.Text.Contains("i-3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_Restarted_GoesOnWhereItWas()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = InteractionWorker(topics);
        topics.Send(Conversations.Of("i-1", "c-1", Begin, -0.8, -0.7));
        using (var first = CustomerWorker(topics))
        {
            WaitFor(topics, "c-1", c => c.Contacts == 1);
            first.Stop();
        }

        topics.Send(Conversations.Of("i-2", "c-1", Begin.AddMinutes(10), -0.8, -0.7));
        using var second = CustomerWorker(topics);
        var customer = WaitFor(topics, "c-1", c => c.Contacts == 2);

        Assert.Equal(["i-1", "i-2"], customer.Changes.Select(c => c.InteractionId));
        Eventually.True(() => Steps(topics).Any(s => s.Rule == OpenCustomerAlert.DoubleDeviation), Deadline, "the alert");
        second.Stop();
        interactions.Stop();
        (string, AlertState, string)[] expected =
        [
            (OpenCustomerAlert.DoubleDeviation, AlertState.Opened, "i-2"),
            (OpenCustomerAlert.TippingPoint, AlertState.Opened, "i-2"),
            (OpenCustomerAlert.RepeatContact, AlertState.Opened, "i-2"),
            (OpenCustomerAlert.RepeatContact, AlertState.Closed, "i-2"),
        ];
        Assert.Equal(expected.ToHashSet(), Steps(topics).ToHashSet());
        Assert.Equal(expected.Length, Steps(topics).Count());
    }

    [Fact]
    public async Task Events_WithoutMeaning_AreDeadLettersWithTheirCause()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var customers = CustomerWorker(topics);

        topics.Send(
            (InputSource.CustomerEvents, "c-1", "{"),
            (InputSource.CustomerEvents, "c-1", $$"""{"customerId":"c-2","time":"{{Begin:O}}","type":"forget"}"""),
            (InputSource.CustomerEvents, "c-1", $$"""{"customerId":"c-1","time":"{{Begin:O}}","type":"outcome","interactionId":"i-1","remembered":7}"""),
            (InputSource.CustomerEvents, "c-1", $$"""{"customerId":"c-1","time":"{{Begin:O}}","type":"outcome"}"""),
            (InputSource.CustomerEvents, null, $$"""{"customerId":"c-1","time":"{{Begin:O}}","type":"forget"}"""));

        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 5, Deadline, "five dead letters");
        Assert.Equal(
            ["key-mismatch", "malformed-json", "missing-field", "missing-key", "value-out-of-range"],
            topics.Read(OutputTopic.DeadLetters).Select(r => r.Headers["cause"]).Order(StringComparer.Ordinal));
        Assert.All(topics.Read(OutputTopic.DeadLetters), r => Assert.Equal(topics.Names.Of(InputSource.CustomerEvents), r.Headers["origin-topic"]));
        customers.Stop();
    }
}
