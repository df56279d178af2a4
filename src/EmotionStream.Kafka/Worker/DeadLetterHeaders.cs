using System.Text;
using Confluent.Kafka;

namespace EmotionStream.Kafka.Worker;

/// <summary>Headers of a dead letter, as <c>docs/contracts/dead-letters.schema.json</c> says.</summary>
public static class DeadLetterHeaders
{
    /// <summary>Longest value kept, so that value and headers fit what the broker takes.</summary>
    public const int MaxValueBytes = 512 * 1024;

    /// <summary>Longest key kept. The contracts allow far less, but a dead letter may be one because of its key.</summary>
    public const int MaxKeyBytes = 16 * 1024;

    /// <summary>Makes the headers.</summary>
    /// <param name="topic">Topic of the record.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="offset">Its offset.</param>
    /// <param name="cause">Why.</param>
    /// <param name="detail">The field, the byte or the exception's type; never content.</param>
    /// <param name="keyLength">Length of the record's key.</param>
    /// <param name="valueLength">Length of its value.</param>
    public static Headers Of(string topic, int partition, long offset, string cause, string? detail, int keyLength, int valueLength)
    {
        var headers = new Headers();
        Add("origin-topic", topic);
        Add("origin-partition", partition.ToString());
        Add("origin-offset", offset.ToString());
        Add("cause", cause);
        if (detail is not null)
            Add("detail", detail);
        if (valueLength > MaxValueBytes)
            Add("truncated-from", valueLength.ToString());
        if (keyLength > MaxKeyBytes)
            Add("key-truncated-from", keyLength.ToString());
        return headers;

        void Add(string name, string value) => headers.Add(name, Encoding.UTF8.GetBytes(value));
    }
}
