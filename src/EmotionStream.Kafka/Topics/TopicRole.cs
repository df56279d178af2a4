namespace EmotionStream.Kafka.Topics;

/// <summary>What a topic is to the application.</summary>
public enum TopicRole : byte
{
    /// <summary>Read by the workers; all inputs have the same partition count.</summary>
    Input,

    /// <summary>Written by the workers.</summary>
    Output,

    /// <summary>State of the workers; as many partitions as the inputs, compacted.</summary>
    Changelog,
}
