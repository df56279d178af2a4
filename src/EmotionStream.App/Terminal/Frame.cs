namespace EmotionStream.App.Terminal;

/// <summary>What stands around the tables of the live view.</summary>
/// <param name="Title">What runs.</param>
/// <param name="Speed">Recorded seconds in one: times within a conversation are shown as recorded.</param>
/// <param name="Elapsed">Since it started.</param>
/// <param name="Events">Records read from the input topics.</param>
/// <param name="EventsPerSecond">Of the last second.</param>
/// <param name="AlertLatency">Event to alert, in words.</param>
/// <param name="Addresses">Addresses to open.</param>
internal sealed record Frame(string Title, double Speed, TimeSpan Elapsed, long Events, double EventsPerSecond, string AlertLatency, string Addresses);
