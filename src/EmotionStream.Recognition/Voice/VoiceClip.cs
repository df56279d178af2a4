namespace EmotionStream.Recognition.Voice;

/// <summary>A labelled utterance, for training and evaluation.</summary>
/// <param name="Corpus">The corpus it is from.</param>
/// <param name="Condition">What was done to its sound.</param>
/// <param name="Speaker">Who speaks; unique within the corpus.</param>
/// <param name="Emotion">What was acted.</param>
/// <param name="Windows">Acoustic features of its windows in order of time, each in the order of <c>AudioFeatureSet.Names</c>.</param>
public sealed record VoiceClip(string Corpus, string Condition, string Speaker, SpokenEmotion Emotion, IReadOnlyList<float[]> Windows);
