namespace EmotionStream.Kafka.Worker;

/// <summary>Which customer readings are published on <c>emotion.readings</c>.</summary>
public enum ReadingsMode : byte
{
    /// <summary>Those our recognisers made. A record that arrived scored already stands on a topic with its score.</summary>
    Recognised,

    /// <summary>All, those supplied by the site too.</summary>
    All,

    /// <summary>None.</summary>
    None,
}
