using EmotionStream.App.Configuration;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Hosting;

/// <summary>Makes each worker's options from the settings of several sections.</summary>
internal static class WorkerOptionsFactory
{
    private const string BootstrapKey = "bootstrap.servers";

    /// <summary>Makes the options of one worker.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="index">The worker's number in this process; its ordinal is that many past <c>Pipeline:Ordinal</c>.</param>
    /// <param name="voiceModel">Name and version of the voice recogniser; null when there is none.</param>
    public static WorkerOptions Create(Settings settings, int index, string? voiceModel)
    {
        var options = new WorkerOptions();
        foreach (var property in typeof(WorkerOptions).GetProperties().Where(property => property.CanWrite))
            property.SetValue(options, property.GetValue(settings.Pipeline));
        options.Ordinal += index;
        options.TopicPrefix = settings.Topics.Prefix;
        options.VoiceModel = voiceModel;
        options.CustomerEvents = settings.Customers.Enabled;
        options.SurveyEvents = settings.Surveys.Enabled;
        options.QueueEvents = settings.Queues.Enabled;
        if (settings.Kafka.TryGetValue(BootstrapKey, out var bootstrap))
            options.Bootstrap = bootstrap;
        foreach (var (key, value) in settings.Kafka.Where(pair => !pair.Key.Equals(BootstrapKey, StringComparison.OrdinalIgnoreCase)))
            options.Kafka[key] = value;
        return options;
    }

    /// <summary>librdkafka's settings for a client of one's own of the same cluster.</summary>
    /// <param name="settings">The settings.</param>
    public static Dictionary<string, string> Client(Settings settings)
    {
        var client = new Dictionary<string, string>(settings.Kafka, StringComparer.OrdinalIgnoreCase);
        client.TryAdd(BootstrapKey, settings.Pipeline.Bootstrap);
        return client;
    }
}
