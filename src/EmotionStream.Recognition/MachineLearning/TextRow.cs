namespace EmotionStream.Recognition.MachineLearning;

/// <summary>What an ML.NET pipeline is given. The names are those of its columns.</summary>
internal sealed class TextRow
{
    /// <summary>The words.</summary>
    public string Text { get; set; } = "";

    /// <summary>Nothing: the column is there for pipelines that map their labels on the way.</summary>
    public string Label { get; set; } = "";
}
