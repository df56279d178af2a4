namespace EmotionStream.App.Page.Model;

/// <summary>How the way to Kafka is.</summary>
public enum Connection
{
    /// <summary>What Kafka holds is still being read.</summary>
    Connecting,

    /// <summary>Read to the end and following.</summary>
    Live,

    /// <summary>Kafka does not answer: what is shown is old.</summary>
    Stale,
}
