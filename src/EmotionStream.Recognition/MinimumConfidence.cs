using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition;

/// <summary>The confidence under which a recogniser abstains, in [0, 1]; 0 never.</summary>
internal readonly struct MinimumConfidence
{
    private readonly float _least;

    /// <summary>Sets it.</summary>
    /// <param name="minimumConfidence">The confidence.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie between 0 and 1.</exception>
    public MinimumConfidence(float minimumConfidence)
    {
        if (minimumConfidence is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minimumConfidence), minimumConfidence, "The minimum confidence lies between 0 and 1.");
        _least = minimumConfidence;
    }

    /// <summary>The score, or an abstention when it is under the minimum.</summary>
    /// <param name="score">The score.</param>
    public EmotionScore Apply(in EmotionScore score) => score.Confidence < _least ? EmotionScore.Abstained(AbstentionReason.LowConfidence) : score;
}
