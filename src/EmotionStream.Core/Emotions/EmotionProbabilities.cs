using System.Runtime.CompilerServices;

namespace EmotionStream.Core.Emotions;

/// <summary>One probability in [0, 1] for each of the ten labels of <see cref="EmotionLabel"/>, in their numeric order.</summary>
[InlineArray(Count)]
public struct EmotionProbabilities
{
    /// <summary>How many labels have a probability.</summary>
    public const int Count = 10;

    private float _first;

    /// <summary>The label with the highest probability; <see cref="EmotionLabel.Unknown"/> when all are zero.</summary>
    public readonly EmotionLabel Top
    {
        get
        {
            ReadOnlySpan<float> values = this;
            var best = EmotionLabel.Unknown;
            var highest = 0f;
            for (var i = 0; i < values.Length; i++)
                if (values[i] > highest)
                    (highest, best) = (values[i], (EmotionLabel)i);
            return best;
        }
    }
}
