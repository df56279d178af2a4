using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Topics;

/// <summary>Names of the topics of an application.</summary>
public sealed class TopicNames
{
    private readonly string[] _inputs;
    private readonly string[] _outputs;

    /// <summary>Makes the names.</summary>
    /// <param name="prefix">Prefix of inputs and outputs, <c>emotion.</c> by default.</param>
    /// <param name="application">Application id, the start of the changelog's name.</param>
    public TopicNames(string prefix, string application)
    {
        _inputs = [prefix + "interaction-events", prefix + "chat-messages", prefix + "audio-features", prefix + "alert-actions"];
        _outputs =
        [
            prefix + "readings", prefix + "interactions", prefix + "alerts", prefix + "outcomes", prefix + "dead-letters", application + "-changelog",
        ];
    }

    /// <summary>The four inputs, in the order of <see cref="InputSource"/>.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    /// <summary>What a worker writes, in the order of <see cref="OutputTopic"/>.</summary>
    public IReadOnlyList<string> Outputs => _outputs;

    /// <summary>Name of an input.</summary>
    /// <param name="source">The input.</param>
    public string Of(InputSource source) => _inputs[(int)source];

    /// <summary>Name of an output.</summary>
    /// <param name="topic">The output.</param>
    public string Of(OutputTopic topic) => _outputs[(int)topic];
}
