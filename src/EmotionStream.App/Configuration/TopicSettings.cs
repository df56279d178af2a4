namespace EmotionStream.App.Configuration;

/// <summary>The <c>Topics</c> section.</summary>
internal sealed class TopicSettings
{
    /// <summary>What the names of all input and output topics start with, so that two pipelines can share a cluster.</summary>
    public string Prefix { get; set; } = "emotion.";
}
