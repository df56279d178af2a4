using System.Text;
using Confluent.Kafka;

namespace EmotionStream.Kafka.Worker;

/// <summary>Headers of a dead letter, as <c>docs/contracts/dead-letters.schema.json</c> says.</summary>
internal static class DeadLetterHeaders
{
    /// <summary>Longest value kept, so that value and headers fit what the broker takes.</summary>
    public const int MaxValueBytes = 512 * 1024;

    /// <summary>Makes the headers.</summary>
    /// <param name="topic">Topic of the record.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="cause">Why.</param>
    /// <param name="detail">The field, the byte or the exception's type; never content.</param>
    /// <param name="valueLength">Length of the value.</param>
    public static Headers Of(string topic, RecordPosition at, string cause, string? detail, int valueLength)
    {
        var headers = new Headers();
        Add("origin-topic", topic);
        Add("origin-partition", at.Partition.ToString());
        Add("origin-offset", at.Offset.ToString());
        Add("cause", cause);
        if (detail is not null)
            Add("detail", detail);
        if (valueLength > MaxValueBytes)
            Add("truncated-from", valueLength.ToString());
        return headers;

        void Add(string name, string value) => headers.Add(name, Encoding.UTF8.GetBytes(value));
    }
}
