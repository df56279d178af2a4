namespace EmotionStream.Recognition.Text.Features;

/// <summary>One token of a text.</summary>
/// <param name="Start">First character in the normalised text.</param>
/// <param name="Length">Characters.</param>
/// <param name="Hash">Hash of the token with accents folded, so that <c>decu</c> and <c>déçu</c> are one.</param>
/// <param name="Exact">Hash of the token with its accents and its kind: tokens of one exact hash have the same features of their own.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Token(int Start, int Length, ulong Hash, ulong Exact, TokenKind Kind);
