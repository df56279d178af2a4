using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Measures;

/// <summary>A customer's record with its score: the one it came with, or the one its reading tells.</summary>
/// <param name="Input">The record.</param>
/// <param name="Valence">Valence.</param>
/// <param name="Weight">Confidence; 0 when there was no score or too little confidence.</param>
/// <param name="Time">Where it stands among the turns: its own time, or the beginning of its audio turn.</param>
/// <param name="IsLate">Whether it is too far behind its partition to have a place among the turns.</param>
public sealed record ScoredRecord(Input Input, double Valence, double Weight, long Time, bool IsLate)
{
    public bool IsAudio => Input.Source == Source.AudioFeatures;

    /// <summary>Sound that earns no valence is no turn; words that earn none are a gap.</summary>
    public bool IsTurn => Weight > 0 || !IsAudio;

    /// <summary>Gives a record its place and score by docs/measures.md.</summary>
    public static ScoredRecord Create(Input input, Settings settings, double valence, double confidence)
    {
        var weight = confidence >= settings.MinTurnConfidence ? confidence : 0;
        var time = input.Source == Source.AudioFeatures ? input.Time - (input.Time % settings.AudioTurn) : input.Time;
        return new(input, valence, weight, time, input.StreamTime - input.Time > settings.ReorderTolerance);
    }
}
