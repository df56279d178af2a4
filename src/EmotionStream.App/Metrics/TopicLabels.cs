using EmotionStream.App.Configuration;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.App.Metrics;

/// <summary>Values of the <c>topic</c> label: a topic's name without its prefix, so that dashboards survive a change of prefix.</summary>
internal static class TopicLabels
{
    private static readonly string[] Inputs = Array.ConvertAll(Enum.GetNames<InputSource>(), ValueConverter.KebabCase);
    private static readonly string[] Outputs = Array.ConvertAll(Enum.GetNames<OutputTopic>(), ValueConverter.KebabCase);

    /// <summary>The label value of an input topic.</summary>
    /// <param name="source">The topic.</param>
    public static string Of(InputSource source) => Inputs[(int)source];

    /// <summary>The label value of an output topic.</summary>
    /// <param name="topic">The topic.</param>
    public static string Of(OutputTopic topic) => Outputs[(int)topic];
}
