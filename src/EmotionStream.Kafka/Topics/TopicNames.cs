using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Topics;

/// <summary>Names of the topics of an application.</summary>
public sealed class TopicNames
{
    private const int FromOutside = 4;
    private readonly string[] _sources;
    private readonly string[] _outputs;

    /// <summary>Makes the names.</summary>
    /// <param name="prefix">Prefix of inputs and outputs, <c>emotion.</c> by default.</param>
    /// <param name="application">Application id, the start of the changelog's name.</param>
    public TopicNames(string prefix, string application)
    {
        Application = application;
        _sources =
        [
            prefix + "interaction-events", prefix + "chat-messages", prefix + "audio-features", prefix + "alert-actions", prefix + "customer-events",
            prefix + "survey-events", prefix + "queue-events",
        ];
        _outputs =
        [
            prefix + "readings", prefix + "interactions", prefix + "alerts", prefix + "outcomes", prefix + "dead-letters", application + "-changelog",
            prefix + "customer-events", prefix + "customers", prefix + "survey-events", prefix + "survey-outcomes", prefix + "routing-hints",
            prefix + "queue-events", prefix + "causes", prefix + "queues",
        ];
    }

    /// <summary>The application id.</summary>
    public string Application { get; }

    /// <summary>The four inputs that come from outside, in the order of <see cref="InputSource"/>.</summary>
    public IReadOnlyList<string> Inputs => _sources[..FromOutside];

    /// <summary>What workers of all kinds write, in the order of <see cref="OutputTopic"/>; the changelog is the application's first one.</summary>
    public IReadOnlyList<string> Outputs => _outputs;

    /// <summary>Name of an input.</summary>
    /// <param name="source">The input.</param>
    public string Of(InputSource source) => _sources[(int)source];

    /// <summary>Name of an output.</summary>
    /// <param name="topic">The output.</param>
    public string Of(OutputTopic topic) => _outputs[(int)topic];
}
