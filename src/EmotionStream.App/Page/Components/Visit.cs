using EmotionStream.App.Page.Language;
using EmotionStream.App.Page.Security;

namespace EmotionStream.App.Page.Components;

/// <summary>One browser's visit: who, in which language, and what they may still undo.</summary>
/// <param name="tongue">The language.</param>
/// <param name="isAsked">Whether the address asks for it, and links have to keep it.</param>
/// <param name="user">Who.</param>
public sealed class Visit(Tongue tongue, bool isAsked, PageUser user)
{
    /// <summary>The language.</summary>
    public Tongue Tongue { get; } = tongue;

    /// <summary>Who.</summary>
    public PageUser User { get; } = user;

    /// <summary>What was done lately, newest last.</summary>
    public List<Notice> Notices { get; } = [];

    /// <summary>Raised when a notice comes or goes.</summary>
    public event Action? NoticesChanged;

    /// <summary>Says something in the visitor's language.</summary>
    /// <param name="english">In English.</param>
    /// <param name="french">In French.</param>
    public string Say(string english, string french) => Tongue.Say(new(english, french));

    /// <summary>An address of this page that keeps the language.</summary>
    /// <param name="path">Path and query.</param>
    public string Link(string path) => isAsked ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={Tongue.Tag()}" : path;

    /// <summary>The address of an interaction.</summary>
    /// <param name="id">The interaction.</param>
    public string LinkTo(string id) => Link("interactions/" + Uri.EscapeDataString(id));

    /// <summary>Tells the visitor what was done.</summary>
    /// <param name="notice">What.</param>
    public void Tell(Notice notice)
    {
        Notices.RemoveAll(known => known.AlertId == notice.AlertId);
        Notices.Add(notice);
        NoticesChanged?.Invoke();
    }

    /// <summary>Takes away what is over.</summary>
    /// <param name="now">The present.</param>
    public void Tidy(DateTimeOffset now)
    {
        if (Notices.RemoveAll(notice => notice.Until <= now) > 0)
            NoticesChanged?.Invoke();
    }
}
