using System.Globalization;

namespace EmotionStream.App.Recordings;

/// <summary>Which event times a replay gives its records.</summary>
/// <param name="Kind">The way.</param>
/// <param name="At">The instant, for <see cref="ReplayStartKind.At"/>.</param>
internal readonly record struct ReplayStart(ReplayStartKind Kind, DateTimeOffset At = default)
{
    /// <summary>Parses <c>now</c>, <c>recorded</c> or an ISO-8601 instant.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The start.</param>
    public static bool TryParse(string text, out ReplayStart start)
    {
        start = default;
        if (text.Equals("now", StringComparison.OrdinalIgnoreCase))
            start = new(ReplayStartKind.Now);
        else if (text.Equals("recorded", StringComparison.OrdinalIgnoreCase))
            start = new(ReplayStartKind.Recorded);
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            start = new(ReplayStartKind.At, at);
        else
            return false;
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == ReplayStartKind.At ? At.ToString("O", CultureInfo.InvariantCulture) : Kind.ToString().ToLowerInvariant();

    /// <summary>Maps recorded times to event times.</summary>
    /// <param name="recorded">First and last instant of the recording.</param>
    /// <param name="pace">How fast it is replayed.</param>
    /// <param name="now">The wall clock when the replay starts.</param>
    public EventClock Clock((DateTimeOffset First, DateTimeOffset Last) recorded, ReplayPace pace, DateTimeOffset now) => Kind switch
    {
        ReplayStartKind.Recorded => new(recorded.First, recorded.First, 1),
        ReplayStartKind.At => new(recorded.First, At, 1),

        // Live: an event's time is the moment it is sent.
        _ when pace.Factor is { } factor => new(recorded.First, now, 1 / factor),

        // Sent in one go, the recording is what has just been: its last event is now and nothing lies in the future.
        _ => new(recorded.First, now - (recorded.Last - recorded.First), 1),
    };
}
