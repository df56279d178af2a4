using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using Microsoft.ML.Data;

namespace EmotionStream.Recognition.Voice.Model;

/// <summary>A window as the trees see it: each <see cref="ComparedFeature"/> as measured, then the caller's deviations from their baseline in each.</summary>
internal sealed class VoiceInput
{
    /// <summary>How many numbers.</summary>
    public static readonly int Length = 2 * VoiceBaseline.Features;

    /// <summary>Names of the features, in their order.</summary>
    public static readonly IReadOnlyList<string> Names = [.. ComparedFeature.All.Select(static compared => AudioFeatureSet.Names[(int)compared.Feature])];

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
        for (var i = 0; i < VoiceBaseline.Features; i++)
            Features[i] = CallerComparison.Plausible(features, ComparedFeature.All[i].Feature) is var value && float.IsNaN(value) ? Missing : value;
        Features.AsSpan(VoiceBaseline.Features).Clear();
        deviations.CopyTo(Features.AsSpan(VoiceBaseline.Features));
    }
}
