using System.Runtime.CompilerServices;

namespace EmotionStream.Core.Alerts;

/// <summary>A value for each <see cref="AlertMeasure"/>, in their numeric order.</summary>
[InlineArray(Count)]
public struct MeasureValues
{
    /// <summary>How many measures there are.</summary>
    public const int Count = (int)AlertMeasure.Moments + 1;

    private float _first;

    /// <summary>The value of a measure.</summary>
    /// <param name="measure">The measure.</param>
    public float this[AlertMeasure measure]
    {
        readonly get => this[(int)measure];
        set => this[(int)measure] = value;
    }
}
