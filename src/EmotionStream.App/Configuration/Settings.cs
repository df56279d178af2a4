using System.ComponentModel.DataAnnotations;
using EmotionStream.App.Notifications;
using EmotionStream.App.Page;
using EmotionStream.App.Telephony;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Surveys;
using EmotionStream.Core.Queues;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Configuration;

/// <summary>All settings. A property is a section; its class documents each key and default.</summary>
internal sealed class Settings
{
    /// <summary>librdkafka's own settings, by librdkafka's own names (<c>bootstrap.servers</c>, <c>security.protocol</c> …).</summary>
    public Dictionary<string, string> Kafka { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The topics.</summary>
    public TopicSettings Topics { get; } = new();

    /// <summary>How many workers this process runs, each with a consumer and a producer of its own.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 1;

    /// <summary>The task loop of a worker. What other sections set is not set here.</summary>
    [Hides(nameof(WorkerOptions.Bootstrap), nameof(WorkerOptions.Kafka), nameof(WorkerOptions.TopicPrefix), nameof(WorkerOptions.VoiceModel),
        nameof(WorkerOptions.IsEmbedded), nameof(WorkerOptions.CustomerEvents), nameof(WorkerOptions.SurveyEvents), nameof(WorkerOptions.QueueEvents))]
    public WorkerOptions Pipeline { get; } = new();

    /// <summary>How interactions are followed, measured and closed.</summary>
    public InteractionOptions Interactions { get; } = new();

    /// <summary>A YAML file with the alert rules (docs/rules.md), in place of those that ship; null = those that ship.</summary>
    public string? RuleFile { get; set; }

    /// <summary>Alert rules by name: the ones that ship or those of <see cref="RuleFile"/>, changed or joined by what is configured.</summary>
    public Dictionary<string, AlertRule> Rules { get; } =
        RuleSet.Defaults().ToDictionary(rule => rule.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What interactions leave with customers.</summary>
    public LedgerOptions Customers { get; } = new();

    /// <summary>How surveys are joined to outcomes.</summary>
    public SurveyOptions Surveys { get; } = new();

    /// <summary>What the interactions of each queue have in common.</summary>
    public QueueOptions Queues { get; } = new();

    /// <summary>Which models score what.</summary>
    public RecognitionSettings Recognition { get; } = new();

    /// <summary>Where live calls come in.</summary>
    public CallSettings Calls { get; } = new();

    /// <summary>Which alerts go to which webhooks.</summary>
    public NotifySettings Notify { get; } = new();

    /// <summary>The supervisors' live page.</summary>
    public PageSettings Page { get; } = new();

    /// <summary>Metrics, health and live state over HTTP.</summary>
    public HttpSettings Http { get; } = new();

    /// <summary>Logs.</summary>
    public LoggingSettings Logging { get; } = new();

    /// <summary>Which turns queues are told of; null = none.</summary>
    [NotConfigurable]
    public QueueSampling? QueueSampling => Queues.Enabled ? new(Queues.SampleEvery) : null;

    /// <summary>The rules in force.</summary>
    [NotConfigurable]
    public RuleSet RuleSet => RuleSet.Create(Rules.Values);
}
