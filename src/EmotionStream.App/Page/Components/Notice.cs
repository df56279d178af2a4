namespace EmotionStream.App.Page.Components;

/// <summary>Something the visitor did, shown for a while.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="Text">What was done.</param>
/// <param name="CanUndo">Whether it can be taken back.</param>
/// <param name="Until">When it goes.</param>
public sealed record Notice(string AlertId, string Text, bool CanUndo, DateTimeOffset Until);
