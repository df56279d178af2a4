namespace EmotionStream.Kafka.Topics;

/// <summary>What a topic is to the application.</summary>
public enum TopicRole : byte
{
    /// <summary>Read by the workers; all inputs have the same partition count.</summary>
    Input,

    /// <summary>Written by the workers.</summary>
    Output,

    /// <summary>Written and read by the workers: what needs another key goes through it.</summary>
    Internal,

    /// <summary>State of the workers; as many partitions as the inputs, compacted.</summary>
    Changelog,
}
