namespace EmotionStream.Recognition.Tokenising;

/// <summary>A text as a model reads it.</summary>
/// <param name="Ids">Token ids, special tokens included.</param>
/// <param name="HasKnown">Whether any token but special and unknown ones is in it: without one the model has nothing to go by.</param>
internal readonly record struct TokenSequence(long[] Ids, bool HasKnown);
