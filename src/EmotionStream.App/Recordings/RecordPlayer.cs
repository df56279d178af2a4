namespace EmotionStream.App.Recordings;

/// <summary>Sends a recording at a pace.</summary>
/// <param name="time">The clock paced by.</param>
/// <param name="speed">How many recorded seconds pass in one; null = as fast as the receiver takes them.</param>
/// <param name="clock">Gives event times.</param>
/// <param name="began">When the replay begins: a live event's time is then the moment it is due.</param>
internal sealed class RecordPlayer(TimeProvider time, double? speed, EventClock clock, DateTimeOffset began)
{
    /// <summary>Plays until the recording ends.</summary>
    /// <param name="records">The recording in order of time.</param>
    /// <param name="send">Takes each record when its moment has come.</param>
    /// <param name="cancellation">Stops the replay.</param>
    public async Task PlayAsync(IEnumerable<PlacedRecord> records, Action<OutgoingRecord> send, CancellationToken cancellation)
    {
        foreach (var placed in records)
        {
            cancellation.ThrowIfCancellationRequested();
            if (speed is { } pace)
            {
                var wait = began + ((placed.Time - clock.RecordedFirst) / pace) - time.GetUtcNow();
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, time, cancellation);
            }

            send(new OutgoingRecord(placed.InteractionId, clock.Of(placed.Time), placed.Record.Topic, placed.Record.Fields));
        }
    }
}
