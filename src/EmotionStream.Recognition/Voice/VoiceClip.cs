namespace EmotionStream.Recognition.Voice;

/// <summary>A labelled utterance for evaluation.</summary>
/// <param name="Speaker">Who speaks.</param>
/// <param name="HighArousal">Whether the emotion is one of high arousal.</param>
/// <param name="Windows">Acoustic features of its windows in order of time, each in the order of <c>AudioFeatureSet.Names</c>.</param>
public sealed record VoiceClip(string Speaker, bool HighArousal, IReadOnlyList<float[]> Windows);
