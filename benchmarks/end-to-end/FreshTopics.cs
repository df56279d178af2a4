using Confluent.Kafka;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.EndToEnd;

/// <summary>Deletes and creates the topics, so that every side starts alike.</summary>
internal static class FreshTopics
{
    public static async Task MakeAsync(string bootstrap, string application, int partitions)
    {
        using var client = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).Build();
        var admin = new TopicAdmin(client, TimeSpan.FromSeconds(30));
        var plan = TopicPlan.Create(new TopicNames("emotion.", application), partitions);
        var there = admin.PartitionCounts();
        var old = plan.Topics.Select(t => t.Name).Where(there.ContainsKey).ToList();
        if (old.Count > 0)
        {
            await client.DeleteTopicsAsync(old);
            while (old.Exists(admin.PartitionCounts().ContainsKey))
                await Task.Delay(50);
        }

        await admin.CreateAsync([.. plan.Topics]);
    }
}
