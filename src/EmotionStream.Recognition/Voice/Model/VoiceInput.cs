using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using Microsoft.ML.Data;

namespace EmotionStream.Recognition.Voice.Model;

/// <summary>A window as the trees see it: the acoustic features, then the caller's deviations from their baseline.</summary>
internal sealed class VoiceInput
{
    /// <summary>How many numbers.</summary>
    public static readonly int Length = AudioFeatureSet.Names.Count + VoiceBaseline.Features;

    /// <summary>Stands for a feature that does not exist; below every value that one can have, so that a tree can tell it apart.</summary>
    private const float Missing = -10_000;

    /// <summary>The numbers.</summary>
    public float[] Features { get; init; } = new float[Length];

    /// <summary>The answer, in training.</summary>
    public bool Label { get; init; }

    /// <summary>How ML.NET is told of the vector's length.</summary>
    public static SchemaDefinition Schema()
    {
        var schema = SchemaDefinition.Create(typeof(VoiceInput));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Length);
        return schema;
    }

    /// <summary>Fills in a window.</summary>
    /// <param name="features">Acoustic features.</param>
    /// <param name="deviations">Deviations; empty for a model that does not compare a caller with themselves.</param>
    public void Set(ReadOnlySpan<float> features, ReadOnlySpan<float> deviations)
    {
        for (var i = 0; i < AudioFeatureSet.Names.Count; i++)
            Features[i] = CallerComparison.Plausible(features, (AudioFeature)i) is var value && float.IsNaN(value) ? Missing : value;
        Features.AsSpan(AudioFeatureSet.Names.Count).Clear();
        deviations.CopyTo(Features.AsSpan(AudioFeatureSet.Names.Count));
    }
}
