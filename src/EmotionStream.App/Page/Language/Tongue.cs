namespace EmotionStream.App.Page.Language;

/// <summary>The language somebody reads the page in.</summary>
public enum Tongue
{
    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,
}
