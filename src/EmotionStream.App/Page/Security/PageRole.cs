namespace EmotionStream.App.Page.Security;

/// <summary>What somebody may do on the page.</summary>
internal enum PageRole
{
    /// <summary>Read.</summary>
    Viewer,

    /// <summary>Read, and act on alerts.</summary>
    Supervisor,
}
