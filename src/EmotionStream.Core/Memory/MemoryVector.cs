using System.Runtime.CompilerServices;

namespace EmotionStream.Core.Memory;

/// <summary>A value for each <see cref="MemoryMeasure"/>, in their numeric order: the measures themselves, or their weights.</summary>
[InlineArray(Count)]
public struct MemoryVector
{
    /// <summary>How many measures there are.</summary>
    public const int Count = (int)MemoryMeasure.LastSmoothed + 1;

    private float _first;

    /// <summary>The value of a measure.</summary>
    /// <param name="measure">The measure.</param>
    public float this[MemoryMeasure measure]
    {
        readonly get => this[(int)measure];
        set => this[(int)measure] = value;
    }

    /// <summary>Reads the measures of an interaction.</summary>
    /// <param name="fold">Its turns.</param>
    /// <param name="mean">Its mean, which is kept apart.</param>
    public static MemoryVector Of(in TurnFold fold, float mean)
    {
        MemoryVector vector = default;
        vector[MemoryMeasure.Mean] = mean;
        vector[MemoryMeasure.End] = fold.End;
        vector[MemoryMeasure.Begin] = fold.Begin;
        vector[MemoryMeasure.PeakNegative] = fold.PeakNegative;
        vector[MemoryMeasure.PeakPositive] = fold.PeakPositive;
        vector[MemoryMeasure.LastValence] = fold.LastValence;
        vector[MemoryMeasure.LastSmoothed] = fold.LastSmoothed;
        return vector;
    }
}
