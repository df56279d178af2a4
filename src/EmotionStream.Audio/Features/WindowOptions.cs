namespace EmotionStream.Audio.Features;

/// <summary>How long the windows are and how often one ends.</summary>
public sealed record WindowOptions
{
    /// <summary>The shortest window that holds enough frames to sum up.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    /// <summary>3 s every second.</summary>
    public static readonly WindowOptions Default = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1));

    /// <summary>Makes options.</summary>
    /// <param name="length">Length of a window, at least <see cref="Shortest"/>.</param>
    /// <param name="hop">Time from the end of a window to the end of the next; whole 10 ms, at least 10 ms.</param>
    public WindowOptions(TimeSpan length, TimeSpan hop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Shortest);
        ArgumentOutOfRangeException.ThrowIfLessThan(hop, TimeSpan.FromMilliseconds(10));
        Length = length;
        Hop = hop;
        LengthFrames = (int)(length.TotalSeconds * Framing.FramesPerSecond);
        HopFrames = (int)(hop.TotalSeconds * Framing.FramesPerSecond);
    }

    /// <summary>Length of a window.</summary>
    public TimeSpan Length { get; }

    /// <summary>Time from the end of a window to the end of the next.</summary>
    public TimeSpan Hop { get; }

    internal int LengthFrames { get; }

    internal int HopFrames { get; }
}
