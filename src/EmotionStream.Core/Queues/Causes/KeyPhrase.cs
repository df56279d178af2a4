namespace EmotionStream.Core.Queues.Causes;

/// <summary>Words that say what a text is about.</summary>
/// <param name="Stem">What is counted: the words without their endings, so that singular and plural are one.</param>
/// <param name="Text">The words as they were said, in small letters.</param>
public readonly record struct KeyPhrase(string Stem, string Text);
