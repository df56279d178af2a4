namespace EmotionStream.Core.Silences;

/// <summary>The newest stretch of time in which one side of a call is known to have been silent. Times are relative to the interaction's origin, in milliseconds.</summary>
public struct SilentStretch
{
    /// <summary>Its beginning.</summary>
    public int Since;

    /// <summary>Its end; not after <see cref="Since"/> when nothing is known yet.</summary>
    public int Until;

    /// <summary>Goes on with a silent window, or begins anew after a gap.</summary>
    /// <param name="since">The window's beginning.</param>
    /// <param name="until">Its end.</param>
    public void Extend(int since, int until)
    {
        // A side's windows come in order; one that does not lead further tells nothing new.
        if (Since < Until && until <= Until)
            return;
        if (Since >= Until || since > Until)
            Since = since;
        Until = until;
    }

    /// <summary>How long both were silent together, milliseconds.</summary>
    /// <param name="other">The other side.</param>
    public readonly int Shared(in SilentStretch other) =>
        Since < Until && other.Since < other.Until ? (int)Math.Clamp(Math.Min(Until, other.Until) - (long)Math.Max(Since, other.Since), 0, int.MaxValue) : 0;
}
