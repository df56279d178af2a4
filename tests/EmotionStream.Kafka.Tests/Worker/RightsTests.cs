using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>A right the cluster does not give stops the worker with a message that says which; it does not try for ever.</summary>
public class RightsTests(KafkaFixture kafka)
{
    /// <summary>librdkafka has it, Confluent.Kafka's enumeration does not.</summary>
    private const ResourceType TransactionalId = (ResourceType)5;

    public static TheoryData<ResourceType, AclOperation, string> Denied => new()
    {
        { ResourceType.Topic, AclOperation.Read, "input" },
        { ResourceType.Topic, AclOperation.Write, "outcomes" },
        { ResourceType.Topic, AclOperation.Read, "changelog" },
        { ResourceType.Group, AclOperation.Read, "group" },
        { TransactionalId, AclOperation.Write, "transactional id" },
    };

    [Theory]
    [MemberData(nameof(Denied))]
    public async Task Right_ThatIsMissing_StopsTheWorkerAndIsNamed(ResourceType type, AclOperation operation, string what)
    {
        var secure = kafka.Secure;
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var options = Options(topics);
        options.Bootstrap = secure.Bootstrap;
        foreach (var (key, value) in secure.Settings)
            options.Kafka[key] = value;
        var name = what switch
        {
            "input" => topics.Names.Of(InputSource.ChatMessages),
            "outcomes" => topics.Names.Of(OutputTopic.Outcomes),
            "changelog" => topics.Names.Of(OutputTopic.Changelog),
            "group" => topics.Application,
            _ => options.TransactionalId,
        };
        using (var admin = topics.Admin())
        {
            await admin.CreateAclsAsync([Rule(AclOperation.All, AclPermissionType.Allow), Rule(operation, AclPermissionType.Deny)]);
        }

        topics.Send(Conversations.Make(20, 3, Begin));
        using var worker = new WorkerHost(options);

        var message = Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message;
        Assert.Contains("denies the worker a right it needs", message, StringComparison.Ordinal);
        Assert.Empty(topics.Read(OutputTopic.Outcomes));

        AclBinding Rule(AclOperation subject, AclPermissionType permission) => new()
        {
            Pattern = new ResourcePattern { Type = type, Name = name, ResourcePatternType = ResourcePatternType.Literal },
            Entry = new AccessControlEntry { Principal = $"User:{secure.User}", Host = "*", Operation = subject, PermissionType = permission },
        };
    }
}
