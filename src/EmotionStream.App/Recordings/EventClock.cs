namespace EmotionStream.App.Recordings;

/// <summary>Moves recorded times to the event times that are sent.</summary>
/// <param name="RecordedFirst">First instant of the recording.</param>
/// <param name="EventFirst">Event time that stands for it.</param>
/// <param name="Scale">Length of a recorded second in event time: below 1 for a live replay that runs faster than it was recorded.</param>
internal readonly record struct EventClock(DateTimeOffset RecordedFirst, DateTimeOffset EventFirst, double Scale)
{
    /// <summary>The event time of a recorded instant.</summary>
    /// <param name="recorded">The instant.</param>
    public DateTimeOffset Of(DateTimeOffset recorded) => EventFirst + ((recorded - RecordedFirst) * Scale);
}
