namespace EmotionStream.Recognition.Causes;

/// <summary>A word of a text.</summary>
/// <param name="Text">In small letters; an elided word keeps its apostrophe.</param>
/// <param name="AfterBreak">Whether a sign, a number or a placeholder stands before it.</param>
/// <param name="MayBeName">Whether it begins with a capital within a sentence that is not all capitals.</param>
internal readonly record struct CauseWord(string Text, bool AfterBreak, bool MayBeName);
