using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Measures;

/// <summary>A customer's record with its score: the one it came with, or the one its reading tells.</summary>
/// <param name="Input">The record.</param>
/// <param name="Valence">Valence.</param>
/// <param name="Weight">Confidence times what its channel counts; 0 when there was no score or too little confidence.</param>
/// <param name="Time">Where it stands among the turns: its own time, or the beginning of its audio turn.</param>
/// <param name="Span">The beginning of the audio turn it lies in.</param>
/// <param name="IsLate">Whether it is too far behind its partition to have a place among the turns.</param>
public sealed record ScoredRecord(Input Input, double Valence, double Weight, long Time, long Span, bool IsLate)
{
    public bool IsAudio => Input.Source == Source.AudioFeatures;

    /// <summary>Sound that earns no valence is no turn; words that earn none are a gap.</summary>
    public bool IsTurn => Weight > 0 || !IsAudio;

    /// <summary>Gives a record its place and score by docs/measures.md.</summary>
    public static ScoredRecord Create(Input input, Settings settings, double valence, double confidence)
    {
        var isAudio = input.Source == Source.AudioFeatures;
        var weight = confidence >= settings.MinTurnConfidence ? confidence * (isAudio ? settings.VoiceValence : settings.TextValence) : 0;
        var span = input.Time - (input.Time % settings.AudioTurn);
        return new(input, valence, weight, isAudio ? span : input.Time, span, input.StreamTime - input.Time > settings.ReorderTolerance);
    }
}
