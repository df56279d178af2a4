using EmotionStream.Core.Emotions;

namespace EmotionStream.Core.Recognition;

/// <summary>Scores the emotion in a window of a customer's voice, against the caller's own running baseline.</summary>
public interface IVoiceRecogniser
{
    /// <summary>Name and version of the model, for readings and the <c>model</c> label of metrics.</summary>
    string Model { get; }

    /// <summary>Scores one window, then adds it to the baseline. It never throws for a window; what can't be scored is an abstention.</summary>
    /// <param name="voice">The window.</param>
    /// <param name="baseline">The caller's baseline before this window; updated.</param>
    EmotionScore Score(CustomerVoice voice, VoiceBaseline baseline);
}
