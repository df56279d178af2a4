using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Customers;

/// <summary>What tests of customers share.</summary>
internal static class CustomerTesting
{
    /// <summary>A worker of interactions that passes on what customers need.</summary>
    public static WorkerHost InteractionWorker(TestTopics topics) => new(WithCustomers(topics));

    /// <summary>The same for interactions that are days apart: an input that lags on a busy machine isn't taken for idle, or interactions would time out before their start is read.</summary>
    public static WorkerHost PatientInteractionWorker(TestTopics topics) =>
        new(WithCustomers(topics), (_, output) => Graphs.Make(output, idlePartition: TimeSpan.FromSeconds(5)));

    /// <summary>A worker of customers.</summary>
    public static WorkerHost CustomerWorker(TestTopics topics, LedgerOptions? options = null) =>
        new(WithCustomers(topics), new CustomerGraphFactory(options ?? new LedgerOptions()));

    public static WorkerOptions WithCustomers(TestTopics topics, int ordinal = 0)
    {
        var options = Options(topics, ordinal);
        options.CustomerEvents = true;
        return options;
    }

    /// <summary>The newest record of each customer; null = a tombstone.</summary>
    public static Dictionary<string, CustomerMessage?> Newest(TestTopics topics)
    {
        var newest = new Dictionary<string, CustomerMessage?>(StringComparer.Ordinal);
        foreach (var record in topics.Read(OutputTopic.Customers))
            newest[record.Key] = record.Value is null ? null : JsonSerializer.Deserialize(record.Value, ContractJson.Default.CustomerMessage);
        return newest;
    }

    /// <summary>Waits until a customer's newest record is as it should be.</summary>
    public static CustomerMessage WaitFor(TestTopics topics, string customer, Func<CustomerMessage, bool> condition)
    {
        CustomerMessage? found = null;
        Eventually.True(
            () => Newest(topics).GetValueOrDefault(customer) is { } newest && condition(found = newest), Deadline, () => $"{customer} as it should be; it is {found}");
        return found!;
    }

    public static IReadOnlyList<AlertMessage> Alerts(TestTopics topics) =>
        [.. topics.Read(OutputTopic.Alerts).Select(r => JsonSerializer.Deserialize(r.Value!, ContractJson.Default.AlertMessage)!)
            .Where(a => OpenCustomerAlert.Rules.Contains(a.Rule))];

    public static IEnumerable<(string Rule, AlertState State, string Interaction)> Steps(TestTopics topics) =>
        Alerts(topics).Select(a => (a.Rule, a.State, a.InteractionId));
}
