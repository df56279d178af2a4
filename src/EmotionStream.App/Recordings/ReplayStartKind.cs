namespace EmotionStream.App.Recordings;

/// <summary>Ways to give a replay its event times.</summary>
internal enum ReplayStartKind
{
    /// <summary>Live: sent now, happening now. Spacing shrinks with the speed; at full speed it is kept and the last event is now.</summary>
    Now,

    /// <summary>As recorded.</summary>
    Recorded,

    /// <summary>The first event at a given instant, spacing as recorded.</summary>
    At,
}
