namespace EmotionStream.App.Page.Language;

/// <summary>Something the page says, in each of its languages.</summary>
/// <param name="English">In English.</param>
/// <param name="French">In French.</param>
public readonly record struct Phrase(string English, string French);
