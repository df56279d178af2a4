using EmotionStream.Recognition.Voice;

namespace EmotionStream.App.Extraction;

/// <summary>A labelled clip on disk.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Emotion">What was acted.</param>
internal sealed record SpeechClip(string Path, string Speaker, SpokenEmotion Emotion);
