using Microsoft.ML.Data;

namespace EmotionStream.Recognition.Repeats;

/// <summary>A row for Microsoft.ML.</summary>
internal sealed class RepeatInput
{
    /// <summary>Features, standardised.</summary>
    [VectorType(Core.Repeats.RepeatFeatures.Count)]
    public float[] Features { get; set; } = [];

    /// <summary>Whether the customer came back.</summary>
    public bool Label { get; set; }
}
