namespace EmotionStream.App.Telephony.Playing;

/// <summary>Lets sound pass at a speed.</summary>
/// <param name="time">The clock.</param>
/// <param name="speed">Seconds of sound in one; null = no waiting.</param>
internal sealed class Pace(TimeProvider time, double? speed)
{
    private readonly long _began = time.GetTimestamp();

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    /// <summary>Waits until sound up to a position would have been spoken.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async Task WaitAsync(TimeSpan position, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (speed is { } factor && (position / factor) - Elapsed is { } wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellation);
    }
}
